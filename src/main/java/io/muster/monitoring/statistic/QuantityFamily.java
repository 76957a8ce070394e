package io.muster.monitoring.statistic;

import static io.muster.monitoring.statistic.Statistic.Direction.FAR_FROM_REFERENCE_IS_BAD;
import static io.muster.monitoring.statistic.Statistic.Direction.HIGH_IS_BAD;
import static io.muster.monitoring.statistic.Statistic.Direction.LOW_IS_BAD;
import static io.muster.monitoring.statistic.Statistic.Uncertainty.STANDARD_ERROR;

import io.muster.monitoring.profile.QuantityErrors;
import io.muster.monitoring.statistic.Results.Figure;
import io.muster.statistics.Undefined;
import io.muster.validation.model.RegressionMetrics;
import java.util.List;
import java.util.Set;
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

    public static final Statistic MASE = new Statistic(
            "mase",
            "Mean absolute scaled error (MASE)",
            "`mae` ÷ mean absolute error of the naive forecast (the value one season before) on the training data; below 1 "
                    + "the model is better than the naive forecast was there",
            "Hyndman and Koehler, International Journal of Forecasting 22 (2006)",
            "none",
            "from 0",
            HIGH_IS_BAD,
            Set.of(STANDARD_ERROR));

    public static final Statistic INTERVAL_COVERAGE = new Statistic(
            "interval-coverage",
            "Coverage of prediction intervals",
            "Outcomes within the interval of their prediction, ends included ÷ predictions with an interval",
            "Christoffersen, International Economic Review 39 (1998)",
            "share",
            "0 to 1, near the stated level",
            FAR_FROM_REFERENCE_IS_BAD,
            Set.of(STANDARD_ERROR));

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
            measure("", all, window.rules().naiveError(), results);
        }
        window.profile().errors().forEach((horizon, errors) -> {
            if (horizon > 0) {
                measure("horizon " + horizon, errors, window.rules().naiveError(), results);
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

    /**
     * Mean absolute error of the naive forecast: each value is predicted by the one a season before.
     *
     * @param season steps of a season; 1 without one
     * @throws Undefined if the series is not longer than a season
     */
    public static double naiveError(double[] series, int season) {
        if (season < 1 || series.length <= season) {
            throw new Undefined("%d values are not more than one season of %d".formatted(series.length, season));
        }
        var sum = 0.0;
        for (var i = season; i < series.length; i++) {
            sum += Math.abs(series[i] - series[i - season]);
        }
        return sum / (series.length - season);
    }
}
