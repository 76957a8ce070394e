package io.muster.monitoring.statistic;

import static io.muster.monitoring.statistic.Statistic.Direction.FAR_FROM_REFERENCE_IS_BAD;
import static io.muster.monitoring.statistic.Statistic.Direction.HIGH_IS_BAD;
import static io.muster.monitoring.statistic.Statistic.Direction.LOW_IS_BAD;

import io.muster.monitoring.profile.QuantityErrors;
import io.muster.monitoring.statistic.Results.Figure;
import io.muster.statistics.Undefined;
import io.muster.validation.model.RegressionMetrics;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How good predicted quantities are where the outcome is known, by horizon for a forecast. Standard errors take errors for
 * independent; forecasts of neighbouring times are less certain than they say.
 */
final class QuantityFamily implements StatisticFamily {

    private static final String UNIT = "unit of the outcome";

    public static final Statistic MAE = Statistic.of(RegressionMetrics.MAE, UNIT, HIGH_IS_BAD);
    public static final Statistic RMSE = Statistic.of(RegressionMetrics.RMSE, UNIT, HIGH_IS_BAD);
    public static final Statistic R2 = Statistic.of(RegressionMetrics.R2, "share", LOW_IS_BAD);
    public static final Statistic BIAS = Statistic.of(RegressionMetrics.BIAS, UNIT, FAR_FROM_REFERENCE_IS_BAD);

    public static final Statistic MASE = Statistic.of(RegressionMetrics.MASE, "none", HIGH_IS_BAD);
    public static final Statistic INTERVAL_COVERAGE =
            Statistic.of(RegressionMetrics.INTERVAL_COVERAGE, "share", FAR_FROM_REFERENCE_IS_BAD);

    @Override
    public String title() {
        return "Performance where the outcome is known: quantities and forecasts";
    }

    @Override
    public Topic topic() {
        return Topic.PERFORMANCE;
    }

    @Override
    public List<Statistic> statistics() {
        return List.of(MAE, RMSE, R2, BIAS, MASE, INTERVAL_COVERAGE);
    }

    @Override
    public List<StatisticResult> measure(MonitoredWindow window, Predicate<Statistic> asked) {
        var results = new Results(asked);
        var all = window.profile().allErrors();
        if (all != null) {
            measure("", all, window.layout().naiveError(), results);
        }
        window.profile().errors().forEach((horizon, errors) -> {
            if (horizon > 0) {
                measure("horizon " + horizon, errors, window.layout().naiveError(), results);
            }
        });
        return results.all();
    }

    private static void measure(String subject, QuantityErrors errors, @Nullable Double naive, Results results) {
        var moments = errors.moments();
        var rows = moments.rows();
        results.add(MAE, subject, rows, () -> Figure.estimated(moments.mae(), moments.maeStandardError()));
        results.add(RMSE, subject, rows, () -> Figure.estimated(moments.rmse(), moments.rmseStandardError()));
        results.add(R2, subject, rows, () -> Figure.estimated(moments.r2(), moments.r2StandardError()));
        results.add(BIAS, subject, rows, () -> Figure.estimated(moments.bias(), moments.biasStandardError()));
        if (naive != null) {
            results.add(MASE, subject, rows, () -> scaled(moments.mae(), moments.maeStandardError(), naive));
        }
        if (errors.intervals() > 0) {
            results.add(
                    INTERVAL_COVERAGE,
                    subject,
                    errors.intervals(),
                    () -> Figure.share(errors.covered(), errors.intervals()));
        }
    }

    private static Figure scaled(double error, double standardError, double naive) {
        if (!(naive > 0)) {
            throw new Undefined("the naive forecast had no error on the training data");
        }
        return Figure.estimated(error / naive, standardError / naive);
    }
}
