package io.muster.validation.checks;

import static io.muster.inventory.versions.EvaluationPlan.Task.BINARY_CLASSIFICATION;
import static io.muster.inventory.versions.EvaluationPlan.Task.REGRESSION;

import io.muster.statistics.Bootstrap;
import io.muster.statistics.Correlations;
import io.muster.statistics.DeLong;
import io.muster.statistics.Errors;
import io.muster.statistics.Probabilities;
import io.muster.statistics.Ranking;
import io.muster.statistics.Undefined;
import io.muster.validation.evaluation.Subject;
import io.muster.validation.model.ClassificationMetrics;
import io.muster.validation.model.Interval;
import io.muster.validation.model.Metric;
import io.muster.validation.model.RegressionMetrics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleBiFunction;

/**
 * The 95 % intervals of metrics: DeLong's for the area under the curve, otherwise the bootstrap's. What is counted, such
 * as golden records, has none.
 */
public final class MetricIntervals {

    private static final double LEVEL = 0.95;

    private static final List<Measured> CLASSIFICATION = List.of(
            new Measured(
                    ClassificationMetrics.GINI,
                    (outcomes, scores) -> Ranking.of(outcomes, scores).gini()),
            new Measured(
                    ClassificationMetrics.KS,
                    (outcomes, scores) -> Ranking.of(outcomes, scores).ks()),
            new Measured(
                    ClassificationMetrics.AVERAGE_PRECISION,
                    (outcomes, scores) -> Ranking.of(outcomes, scores).averagePrecision()),
            new Measured(
                    ClassificationMetrics.BRIER, (outcomes, scores) -> new Probabilities(outcomes, scores).brier()),
            new Measured(
                    ClassificationMetrics.LOG_LOSS,
                    (outcomes, scores) -> new Probabilities(outcomes, scores).logLoss()),
            new Measured(
                    ClassificationMetrics.ECE,
                    (outcomes, scores) -> new Probabilities(outcomes, scores).expectedCalibrationError()),
            new Measured(
                    ClassificationMetrics.OBSERVED_RATE,
                    (outcomes, scores) -> new Probabilities(outcomes, scores).observedRate()),
            new Measured(
                    ClassificationMetrics.MEAN_PREDICTED,
                    (outcomes, scores) -> new Probabilities(outcomes, scores).meanPredicted()));

    private static final List<Measured> QUANTITIES = List.of(
            new Measured(RegressionMetrics.RMSE, (outcomes, answers) -> new Errors(outcomes, answers).rmse()),
            new Measured(RegressionMetrics.MAE, (outcomes, answers) -> new Errors(outcomes, answers).mae()),
            new Measured(RegressionMetrics.R2, (outcomes, answers) -> new Errors(outcomes, answers).r2()),
            new Measured(RegressionMetrics.BIAS, (outcomes, answers) -> new Errors(outcomes, answers).bias()),
            new Measured(RegressionMetrics.PEARSON, Correlations::pearson),
            new Measured(RegressionMetrics.SPEARMAN, Correlations::spearman));

    private MetricIntervals() {}

    private record Measured(Metric metric, ToDoubleBiFunction<double[], double[]> measure) {}

    /** By the ids of the {@link Metric}s; a metric that is undefined on these rows has none. */
    public static Map<String, Interval> of(Subject subject) {
        try {
            return of(subject, subject.answered());
        } catch (Undefined notScored) {
            return Map.of();
        }
    }

    private static Map<String, Interval> of(Subject subject, double[][] rows) {
        var intervals = new HashMap<String, Interval>();
        if (subject.task() == BINARY_CLASSIFICATION) {
            put(intervals, ClassificationMetrics.AUC, () -> {
                var auc = DeLong.interval(rows[0], rows[1], LEVEL);
                return new Interval(auc.lower(), auc.upper());
            });
            CLASSIFICATION.forEach(each -> put(intervals, each.metric(), () -> bootstrapped(each, rows)));
        }
        if (subject.task() == REGRESSION) {
            QUANTITIES.forEach(each -> put(intervals, each.metric(), () -> bootstrapped(each, rows)));
        }
        return intervals;
    }

    private static Interval bootstrapped(Measured measured, double[][] rows) {
        var interval = Bootstrap.interval(rows[0], rows[1], measured.measure(), LEVEL);
        return new Interval(interval.lower(), interval.upper());
    }

    private static void put(Map<String, Interval> intervals, Metric metric, Supplier<Interval> interval) {
        try {
            intervals.put(metric.id(), interval.get());
        } catch (Undefined none) {
            // The report says of the metric itself why it has no value.
            intervals.remove(metric.id());
        }
    }
}
