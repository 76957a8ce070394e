package io.muster.monitoring.statistic;

import static io.muster.monitoring.statistic.Statistic.Direction.FAR_FROM_REFERENCE_IS_BAD;
import static io.muster.monitoring.statistic.Statistic.Direction.HIGH_IS_BAD;
import static io.muster.monitoring.statistic.Statistic.Direction.LOW_IS_BAD;
import static io.muster.monitoring.statistic.Statistic.Uncertainty.STANDARD_ERROR;

import io.muster.monitoring.statistic.MonitoredWindow.ValueMatrix;
import io.muster.monitoring.statistic.Results.Figure;
import io.muster.statistics.CalibrationLine;
import io.muster.statistics.Confusion;
import io.muster.statistics.DeLong;
import io.muster.statistics.DeltaMethod;
import io.muster.statistics.Ranking;
import io.muster.statistics.Undefined;
import io.muster.validation.model.ClassificationMetrics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * How good a score is where the outcome is known. Ranking is that of the score's bins, in which scores count as equal;
 * losses are those of the scores themselves.
 */
final class PerformanceFamily implements StatisticFamily {

    private static final double LEVEL = 0.95;
    private static final int CALIBRATION_BINS = 10;

    public static final Statistic AUC = Statistic.of(ClassificationMetrics.AUC, "probability", LOW_IS_BAD);
    public static final Statistic GINI = Statistic.of(ClassificationMetrics.GINI, "none", LOW_IS_BAD);
    public static final Statistic KS = Statistic.of(ClassificationMetrics.KS, "share", LOW_IS_BAD);
    public static final Statistic AVERAGE_PRECISION =
            Statistic.of(ClassificationMetrics.AVERAGE_PRECISION, "share", LOW_IS_BAD);
    public static final Statistic BRIER = Statistic.of(ClassificationMetrics.BRIER, "none", HIGH_IS_BAD);
    public static final Statistic LOG_LOSS = Statistic.of(ClassificationMetrics.LOG_LOSS, "nats", HIGH_IS_BAD);
    public static final Statistic ECE = Statistic.of(ClassificationMetrics.ECE, "probability", HIGH_IS_BAD);

    public static final Statistic SLOPE = new Statistic(
            "calibration-slope",
            "Calibration slope",
            "b in logit(P(y = 1)) = a + b · logit(p), a logistic regression on the mean p of each score bin, p clipped to "
                    + "[10⁻⁶, 1 − 10⁻⁶]; below 1 the predictions are too extreme",
            "Cox, Biometrika 45 (1958)",
            "none",
            "any, 1 is good",
            FAR_FROM_REFERENCE_IS_BAD,
            Set.of(STANDARD_ERROR));

    public static final Statistic INTERCEPT = new Statistic(
            "calibration-intercept",
            "Calibration intercept",
            "a in logit(P(y = 1)) = a + logit(p), fitted as `calibration-slope` with a slope of 1: calibration in the large; "
                    + "above 0 the predictions are too low",
            "Van Calster et al., Journal of Clinical Epidemiology 74 (2016)",
            "log odds",
            "any, 0 is good",
            FAR_FROM_REFERENCE_IS_BAD,
            Set.of(STANDARD_ERROR));

    public static final Statistic VALUE = new Statistic(
            "value-per-decision",
            "Value per decision",
            "Σ (share of each of TP, FP, TN, FN) · (what it is worth), at the cut-off",
            "Elkan, IJCAI (2001), \"The Foundations of Cost-Sensitive Learning\"",
            "unit of the stated values",
            "any",
            LOW_IS_BAD,
            Set.of(STANDARD_ERROR));

    /** The measures of decisions at the cut-off. */
    static final Map<Statistic, ToDoubleFunction<Confusion>> DECISIONS = decisions();

    private static Map<Statistic, ToDoubleFunction<Confusion>> decisions() {
        var all = new LinkedHashMap<Statistic, ToDoubleFunction<Confusion>>();
        all.put(Statistic.of(ClassificationMetrics.ACCURACY, "share", LOW_IS_BAD), Confusion::accuracy);
        all.put(
                Statistic.of(ClassificationMetrics.BALANCED_ACCURACY, "share", LOW_IS_BAD),
                Confusion::balancedAccuracy);
        all.put(Statistic.of(ClassificationMetrics.PRECISION, "share", LOW_IS_BAD), Confusion::precision);
        all.put(Statistic.of(ClassificationMetrics.RECALL, "share", LOW_IS_BAD), Confusion::recall);
        all.put(Statistic.of(ClassificationMetrics.SPECIFICITY, "share", LOW_IS_BAD), Confusion::specificity);
        all.put(Statistic.of(ClassificationMetrics.F1, "none", LOW_IS_BAD), Confusion::f1);
        all.put(Statistic.of(ClassificationMetrics.MCC, "none", LOW_IS_BAD), Confusion::mcc);
        return all;
    }

    @Override
    public String title() {
        return "Performance where the outcome is known: classification";
    }

    @Override
    public Topic topic() {
        return Topic.PERFORMANCE;
    }

    @Override
    public List<Statistic> statistics() {
        var all = new ArrayList<>(List.of(AUC, GINI, KS, AVERAGE_PRECISION, BRIER, LOG_LOSS, ECE, SLOPE, INTERCEPT));
        all.addAll(DECISIONS.keySet());
        all.add(VALUE);
        return List.copyOf(all);
    }

    @Override
    public List<StatisticResult> measure(MonitoredWindow window, Predicate<Statistic> asked) {
        var score = window.profile().score();
        if (score == null || score.labelled() == 0) {
            return List.of();
        }
        var results = new Results(asked);
        var view = ScoreView.of(window, window.profile());
        measureRanking(view, results);
        measureProbabilities(view, results);
        measureDecisions(view, window.rules(), results);
        return results.all();
    }

    private static void measureRanking(ScoreView view, Results results) {
        var rows = view.counts().labelled();
        results.add(AUC, "", rows, () -> {
            var interval = DeLong.interval(view.groups(), LEVEL);
            return Figure.estimated(interval.auc(), interval.standardError());
        });
        results.add(GINI, "", rows, () -> {
            var interval = DeLong.interval(view.groups(), LEVEL);
            return Figure.estimated(2 * interval.auc() - 1, 2 * interval.standardError());
        });
        results.add(KS, "", rows, () -> {
            var ranking = new Ranking(view.groups());
            return Figure.estimated(ranking.ks(), ranking.ksStandardError());
        });
        results.add(AVERAGE_PRECISION, "", rows, () -> {
            var ranking = new Ranking(view.groups());
            return Figure.estimated(ranking.averagePrecision(), ranking.averagePrecisionStandardError());
        });
    }

    private static void measureProbabilities(ScoreView view, Results results) {
        var rows = view.counts().labelled();
        var losses = view.counts().losses();
        results.add(BRIER, "", rows, () -> {
            view.requireProbabilities();
            return ofMean(losses.brier(), losses.brierSquares(), rows);
        });
        results.add(LOG_LOSS, "", rows, () -> {
            view.requireProbabilities();
            return ofMean(losses.log(), losses.logSquares(), rows);
        });
        results.add(ECE, "", rows, () -> {
            var error = calibrationError(view.requireProbabilities());
            var meanSquare = losses.brier() / rows;
            return Figure.estimated(error, Math.sqrt(Math.max(0, meanSquare - error * error) / rows));
        });
        results.add(SLOPE, "", rows, () -> {
            var line = line(view.requireProbabilities());
            return Figure.estimated(line.slope(), line.slopeStandardError());
        });
        results.add(INTERCEPT, "", rows, () -> {
            var line = line(view.requireProbabilities());
            return Figure.estimated(line.intercept(), line.interceptStandardError());
        });
    }

    private static Figure ofMean(double sum, double squares, long rows) {
        if (rows < 2) {
            throw new Undefined("a standard error needs at least two rows");
        }
        var mean = sum / rows;
        return Figure.estimated(mean, Math.sqrt(Math.max(0, squares / rows - mean * mean) / (rows - 1)));
    }

    private static double calibrationError(ScoreView view) {
        if (view.bins().size() % CALIBRATION_BINS != 0) {
            throw new Undefined("%d score bins do not make ten of equal width"
                    .formatted(view.bins().size()));
        }
        var width = view.bins().size() / CALIBRATION_BINS;
        var error = 0.0;
        for (var from = 0; from < view.bins().size(); from += width) {
            var difference = 0.0;
            for (var bin = from; bin < from + width; bin++) {
                difference += view.counts().positives().rows()[bin]
                        - view.counts().positives().sums()[bin]
                        - view.counts().negatives().sums()[bin];
            }
            error += Math.abs(difference);
        }
        return error / view.counts().labelled();
    }

    private static CalibrationLine line(ScoreView view) {
        var bins = view.bins().size();
        var probabilities = new double[bins];
        var positives = view.counts().positives().frequencies();
        var rows = view.counts().negatives().frequencies();
        for (var bin = 0; bin < bins; bin++) {
            rows[bin] += positives[bin];
            var sum = view.counts().positives().sums()[bin]
                    + view.counts().negatives().sums()[bin];
            probabilities[bin] = rows[bin] == 0 ? 0.5 : sum / rows[bin];
        }
        return CalibrationLine.fit(probabilities, positives, rows);
    }

    private static void measureDecisions(ScoreView view, MonitoredWindow.Rules rules, Results results) {
        var rows = view.counts().labelled();
        DECISIONS.forEach((statistic, measure) -> results.add(statistic, "", rows, () -> {
            var confusion = view.confusion(rules.cutOff());
            return Figure.estimated(measure.applyAsDouble(confusion), standardError(measure, confusion));
        }));
        var values = rules.values();
        if (values != null) {
            results.add(VALUE, "", rows, () -> {
                var confusion = view.confusion(rules.cutOff());
                return Figure.estimated(
                        value(values, confusion), standardError(each -> value(values, each), confusion));
            });
        }
    }

    static double standardError(ToDoubleFunction<Confusion> measure, Confusion counts) {
        return DeltaMethod.standardError(
                samples -> measure.applyAsDouble(
                        new Confusion(samples[0][0], samples[0][1], samples[0][2], samples[0][3])),
                new double[] {
                    counts.trueNegatives(), counts.falsePositives(), counts.falseNegatives(), counts.truePositives()
                });
    }

    static double value(ValueMatrix values, Confusion counts) {
        return (values.trueNegative() * counts.trueNegatives()
                        + values.falsePositive() * counts.falsePositives()
                        + values.falseNegative() * counts.falseNegatives()
                        + values.truePositive() * counts.truePositives())
                / counts.rows();
    }
}
