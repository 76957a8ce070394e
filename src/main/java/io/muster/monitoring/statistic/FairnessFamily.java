package io.muster.monitoring.statistic;

import static io.muster.monitoring.statistic.Statistic.Direction.FAR_FROM_REFERENCE_IS_BAD;
import static io.muster.monitoring.statistic.Statistic.Uncertainty.EXACT;
import static io.muster.monitoring.statistic.Statistic.Uncertainty.STANDARD_ERROR;

import io.muster.monitoring.profile.Profile;
import io.muster.monitoring.statistic.Results.Figure;
import io.muster.statistics.Confusion;
import io.muster.statistics.DeltaMethod;
import io.muster.statistics.Undefined;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * Differences between segments: each one against all others together. Fair values are those of AI Fairness 360; how many
 * rows a group has stands beside them.
 */
final class FairnessFamily implements StatisticFamily {

    private static final String SOURCE =
            "Bellamy et al., AI Fairness 360, IBM Journal of Research and Development 63 (2019)";

    public static final Statistic PARITY = new Statistic(
            "statistical-parity-difference",
            "Statistical parity difference",
            "`positive-rate` of the group − that of all other groups",
            SOURCE,
            "share",
            "−1 to 1, fair from −0.1 to 0.1",
            FAR_FROM_REFERENCE_IS_BAD,
            Set.of(STANDARD_ERROR));

    public static final Statistic IMPACT = new Statistic(
            "disparate-impact-ratio",
            "Disparate impact ratio",
            "`positive-rate` of the group ÷ that of all other groups",
            "Feldman et al., KDD (2015); the four-fifths rule, 29 CFR 1607.4 D",
            "none",
            "from 0, fair from 0.8 to 1.25",
            FAR_FROM_REFERENCE_IS_BAD,
            Set.of(STANDARD_ERROR));

    public static final Statistic OPPORTUNITY = new Statistic(
            "equal-opportunity-difference",
            "Equal opportunity difference",
            "`recall` of the group − that of all other groups; where the outcome is known",
            "Hardt, Price and Srebro, NeurIPS (2016)",
            "share",
            "−1 to 1, fair from −0.1 to 0.1",
            FAR_FROM_REFERENCE_IS_BAD,
            Set.of(STANDARD_ERROR));

    public static final Statistic ODDS = new Statistic(
            "average-odds-difference",
            "Average odds difference",
            "Mean of the differences of the false positive rate and of `recall`, group − all other groups; where the outcome "
                    + "is known",
            SOURCE,
            "share",
            "−1 to 1, fair from −0.1 to 0.1",
            FAR_FROM_REFERENCE_IS_BAD,
            Set.of(STANDARD_ERROR));

    public static final Statistic ROWS = new Statistic(
            "group-rows",
            "Rows of the group",
            "Predictions of the group that have a score",
            "count",
            "rows",
            "from 0",
            FAR_FROM_REFERENCE_IS_BAD,
            Set.of(EXACT));

    @Override
    public String title() {
        return "Fairness by segment";
    }

    @Override
    public Topic topic() {
        return Topic.FAIRNESS;
    }

    @Override
    public List<Statistic> statistics() {
        return List.of(PARITY, IMPACT, OPPORTUNITY, ODDS, ROWS);
    }

    @Override
    public List<StatisticResult> measure(MonitoredWindow window, Predicate<Statistic> asked) {
        var results = new Results(asked);
        if (window.layout().scoreBins() != null) {
            window.segments().forEach((name, segment) -> measure(window, name, segment, results));
        }
        return results.all();
    }

    private static void measure(MonitoredWindow window, String name, Profile segment, Results results) {
        var rows = ScoreView.of(window, segment).counts().all().total();
        results.add(ROWS, name, rows, () -> Figure.exact(rows));
        results.add(
                PARITY,
                name,
                rows,
                () -> figure(
                        s -> rate(s[0]) - rate(s[1]), decided(window, segment), decided(window, others(window, name))));
        results.add(
                IMPACT,
                name,
                rows,
                () -> figure(
                        s -> ratio(rate(s[0]), rate(s[1])),
                        decided(window, segment),
                        decided(window, others(window, name))));
        var labelled = ScoreView.of(window, segment).counts().labelled();
        if (labelled > 0) {
            results.add(
                    OPPORTUNITY,
                    name,
                    labelled,
                    () -> figure(
                            s -> confusion(s[0]).recall() - confusion(s[1]).recall(),
                            cells(window, segment),
                            cells(window, others(window, name))));
            results.add(
                    ODDS,
                    name,
                    labelled,
                    () -> figure(
                            s -> odds(confusion(s[0])) - odds(confusion(s[1])),
                            cells(window, segment),
                            cells(window, others(window, name))));
        }
    }

    private static Profile others(MonitoredWindow window, String name) {
        return window.segments().entrySet().stream()
                .filter(each -> !each.getKey().equals(name))
                .map(Map.Entry::getValue)
                .reduce(Profile::plus)
                .orElseThrow(() -> new Undefined("there is no other segment"));
    }

    private static Figure figure(ToDoubleFunction<double[][]> measure, double[] group, double[] others) {
        return Figure.estimated(
                measure.applyAsDouble(new double[][] {group, others}),
                DeltaMethod.standardError(measure, group, others));
    }

    /** Rows decided negative and positive. */
    private static double[] decided(MonitoredWindow window, Profile profile) {
        var view = ScoreView.of(window, profile);
        var first = view.firstPositive(window.rules().cutOff());
        var rows = view.counts().all().rows();
        return new double[] {ScoreView.sum(rows, 0, first), ScoreView.sum(rows, first, rows.length)};
    }

    private static double rate(double[] decided) {
        return ratio(decided[1], decided[0] + decided[1]);
    }

    private static double ratio(double part, double all) {
        if (all == 0) {
            throw new Undefined("no row of one side is decided so");
        }
        return part / all;
    }

    private static double[] cells(MonitoredWindow window, Profile profile) {
        var counts = ScoreView.of(window, profile).confusion(window.rules().cutOff());
        return new double[] {
            counts.trueNegatives(), counts.falsePositives(), counts.falseNegatives(), counts.truePositives()
        };
    }

    private static Confusion confusion(double[] cells) {
        return new Confusion(cells[0], cells[1], cells[2], cells[3]);
    }

    private static double odds(Confusion counts) {
        return (1 - counts.specificity() + counts.recall()) / 2;
    }
}
