package io.muster.monitoring.statistic;

import static io.muster.monitoring.statistic.Statistic.Direction.FAR_FROM_REFERENCE_IS_BAD;
import static io.muster.monitoring.statistic.Statistic.Direction.HIGH_IS_BAD;
import static io.muster.monitoring.statistic.Statistic.Uncertainty.EXACT;
import static io.muster.monitoring.statistic.Statistic.Uncertainty.STANDARD_ERROR;

import io.muster.datasets.counts.Bins;
import io.muster.monitoring.statistic.MonitoredWindow.Compared;
import io.muster.monitoring.statistic.Results.Figure;
import io.muster.statistics.Undefined;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Quality of the data that a model is asked with, and of the service. */
final class QualityFamily implements StatisticFamily {

    private static final String COUNT = "count";

    public static final Statistic MISSING =
            share("missing-share", "Share of missing values", "Rows without a value, or with NaN ÷ all rows");

    public static final Statistic INVALID = share(
            "invalid-share",
            "Share of invalid values",
            "Rows with a value of the wrong kind ÷ all rows: a text that is not a number, a number beyond 10¹⁰⁰, a "
                    + "fraction where a category is expected");

    public static final Statistic UNSEEN = share(
            "unseen-share",
            "Share of unseen categories",
            "Rows with a category that the reference does not have ÷ rows with a category");

    public static final Statistic OUT_OF_RANGE = share(
            "out-of-range-share",
            "Share of numbers out of range",
            "Rows with a number below the smallest or above the largest of the reference ÷ rows with a number");

    public static final Statistic CONSTANT = new Statistic(
            "constant",
            "Constant value",
            "1 if all values of the window are equal although those of the reference are not, otherwise 0. For categories: "
                    + "all in one bin",
            COUNT,
            "none",
            "0 or 1",
            HIGH_IS_BAD,
            Set.of(EXACT));

    public static final Statistic ROWS = new Statistic(
            "window-rows",
            "Rows of the window",
            "Rows that were counted",
            COUNT,
            "rows",
            "from 0",
            FAR_FROM_REFERENCE_IS_BAD,
            Set.of(EXACT));

    public static final Statistic FAILED = share(
            "failed-share", "Share of failed requests", "Requests that the model could not answer ÷ all requests");

    public static final Statistic REFUSED =
            share("refused-share", "Share of refused requests", "Requests that were wrong ÷ all requests");

    private static Statistic share(String id, String title, String definition) {
        return new Statistic(id, title, definition, COUNT, "share", "0 to 1", HIGH_IS_BAD, Set.of(STANDARD_ERROR));
    }

    @Override
    public String title() {
        return "Quality of data and service";
    }

    @Override
    public Topic topic() {
        return Topic.QUALITY;
    }

    @Override
    public List<Statistic> statistics() {
        return List.of(MISSING, INVALID, UNSEEN, OUT_OF_RANGE, CONSTANT, ROWS, FAILED, REFUSED);
    }

    @Override
    public List<StatisticResult> measure(MonitoredWindow window, Predicate<Statistic> asked) {
        var results = new Results(asked);
        window.columns().forEach(column -> measure(column, results));
        var rows = window.profile().columns().rows();
        results.add(ROWS, "", rows, () -> Figure.exact(rows));
        var traffic = window.profile().traffic();
        var requests = traffic.answered() + traffic.refused() + traffic.failed();
        results.add(FAILED, "", requests, () -> Figure.share(traffic.failed(), requests));
        results.add(REFUSED, "", requests, () -> Figure.share(traffic.refused(), requests));
        return results.all();
    }

    private static void measure(Compared column, Results results) {
        var name = column.column().name();
        var counts = column.window();
        results.add(MISSING, name, counts.rows(), () -> Figure.share(counts.missing(), counts.rows()));
        results.add(INVALID, name, counts.rows(), () -> Figure.share(counts.invalid(), counts.rows()));
        if (column.column().bins() instanceof Bins.Categories categories) {
            results.add(UNSEEN, name, counts.counted(), () -> unseen(categories, column));
        } else {
            results.add(
                    OUT_OF_RANGE, name, counts.counted(), () -> Figure.share(counts.outOfRange(), counts.counted()));
        }
        results.add(CONSTANT, name, counts.counted(), () -> constant(column));
    }

    private static Figure unseen(Bins.Categories categories, Compared column) {
        if (!categories.complete()) {
            throw new Undefined("the reference has more categories than are kept, so an unseen one is not recognised");
        }
        return Figure.share(
                column.window().bins()[categories.unseen()], column.window().counted());
    }

    private static Figure constant(Compared column) {
        if (column.window().counted() < 2) {
            throw new Undefined("there are fewer than two values");
        }
        return Figure.exact(isConstant(column, false) && !isConstant(column, true) ? 1 : 0);
    }

    private static boolean isConstant(Compared column, boolean reference) {
        var counts = reference ? column.reference() : column.window();
        if (column.ofNumbers()) {
            return counts.smallest() != null && counts.smallest().equals(counts.largest());
        }
        return Arrays.stream(counts.bins()).filter(count -> count > 0).count() == 1;
    }
}
