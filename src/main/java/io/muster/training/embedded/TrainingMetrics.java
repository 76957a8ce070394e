package io.muster.training.embedded;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Measures of how well a model fits the rows it was trained on. Validation measures other rows. */
public final class TrainingMetrics {

    /** Keeps the logarithm finite for certain and wrong predictions; the usual 1e-15. */
    private static final double EPSILON = 1e-15;

    private TrainingMetrics() {}

    /** @return AUC, log-loss, Brier score, accuracy at 0.5, number of rows and share of positive ones */
    public static Map<String, Double> of(boolean[] isPositive, double[] probability) {
        var n = isPositive.length;
        double logLoss = 0;
        double brier = 0;
        double right = 0;
        double positives = 0;
        for (var i = 0; i < n; i++) {
            var y = isPositive[i] ? 1.0 : 0.0;
            var p = Math.min(1 - EPSILON, Math.max(EPSILON, probability[i]));
            logLoss -= isPositive[i] ? Math.log(p) : Math.log(1 - p);
            brier += (y - probability[i]) * (y - probability[i]);
            right += isPositive[i] == probability[i] >= 0.5 ? 1 : 0;
            positives += y;
        }
        var metrics = new TreeMap<String, Double>();
        metrics.put("training_auc", auc(isPositive, probability));
        metrics.put("training_log_loss", logLoss / n);
        metrics.put("training_brier", brier / n);
        metrics.put("training_accuracy", right / n);
        metrics.put("training_rows", (double) n);
        metrics.put("training_positive_share", positives / n);
        return metrics;
    }

    /** Area under the ROC curve as the Mann-Whitney statistic with mid-ranks for ties. Needs both classes. */
    public static double auc(boolean[] isPositive, double[] score) {
        var order = IntStream.range(0, score.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> score[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double rankSum = 0;
        for (int from = 0, to; from < order.length; from = to) {
            to = from;
            var positives = 0;
            while (to < order.length && score[order[to]] == score[order[from]]) {
                positives += isPositive[order[to++]] ? 1 : 0;
            }
            rankSum += positives * (from + 1 + to) / 2.0;
        }
        var positives = (double) count(isPositive);
        return (rankSum - positives * (positives + 1) / 2) / (positives * (score.length - positives));
    }

    private static long count(boolean[] flags) {
        return IntStream.range(0, flags.length).filter(i -> flags[i]).count();
    }
}
