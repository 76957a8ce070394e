package io.muster.monitoring.statistic;

import static io.muster.monitoring.statistic.Statistic.Direction.LOW_IS_BAD;
import static io.muster.monitoring.statistic.Statistic.Uncertainty.STANDARD_ERROR;

import io.muster.datasets.counts.ScoreCounts;
import io.muster.monitoring.statistic.Results.Figure;
import io.muster.statistics.Confusion;
import io.muster.statistics.ExpectedPerformance;
import io.muster.statistics.IsotonicMap;
import io.muster.statistics.Undefined;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What performance the scores of a window let expect before any outcome is known. An estimate assumes that a calibrated
 * score still means what it meant in the reference: it misses concept drift, so it may warn and never clears a breach.
 */
final class EstimateFamily implements StatisticFamily {

    private static final String METHOD =
            " Expected where the outcome of each row is positive with the probability that "
                    + "isotonic regression on the reference gives its score; from the bins of the score";
    private static final String SOURCE = "NannyML, confidence-based performance estimation (CBPE)";

    public static final Statistic AUC = new Statistic(
            "estimated-auc",
            "Estimated AUC",
            "`auc`." + METHOD,
            SOURCE,
            "probability",
            "0 to 1",
            LOW_IS_BAD,
            Set.of(STANDARD_ERROR));

    public static final Statistic VALUE = estimateOf(PerformanceFamily.VALUE);

    /** The estimate of each measure of decisions. */
    private static final Map<Statistic, Statistic> DECISIONS = decisions();

    private static Map<Statistic, Statistic> decisions() {
        var all = new LinkedHashMap<Statistic, Statistic>();
        PerformanceFamily.DECISIONS.keySet().forEach(statistic -> all.put(statistic, estimateOf(statistic)));
        return all;
    }

    private static Statistic estimateOf(Statistic realised) {
        return new Statistic(
                "estimated-" + realised.id(),
                "Estimated " + realised.title().substring(0, 1).toLowerCase(Locale.ROOT)
                        + realised.title().substring(1),
                "`" + realised.id() + "`." + METHOD,
                SOURCE,
                realised.unit(),
                realised.range(),
                realised.direction(),
                realised.uncertainty());
    }

    @Override
    public String title() {
        return "Performance estimated without outcomes";
    }

    @Override
    public Topic topic() {
        return Topic.ESTIMATE;
    }

    @Override
    public List<Statistic> statistics() {
        var all = new ArrayList<>(List.of(AUC));
        all.addAll(DECISIONS.values());
        all.add(VALUE);
        return List.copyOf(all);
    }

    @Override
    public List<StatisticResult> measure(MonitoredWindow window, Predicate<Statistic> asked) {
        var score = window.profile().score();
        var reference = window.reference().profile().score();
        if (score == null || reference == null || reference.labelled() == 0) {
            return List.of();
        }
        var results = new Results(asked);
        var rows = score.all().total();
        results.add(AUC, "", rows, () -> {
            var expected = expected(window);
            return Figure.estimated(
                    expected.auc(),
                    ExpectedPerformance.aucStandardError(
                            ScoreView.of(window, window.reference().profile()).groups(), rows));
        });
        DECISIONS.forEach((realised, estimated) -> results.add(estimated, "", rows, () -> {
            var measure = PerformanceFamily.DECISIONS.get(realised);
            var confusion = confusion(window);
            return Figure.estimated(
                    measure.applyAsDouble(confusion), PerformanceFamily.standardError(measure, confusion));
        }));
        var values = window.rules().values();
        if (values != null) {
            results.add(VALUE, "", rows, () -> {
                var confusion = confusion(window);
                return Figure.estimated(
                        PerformanceFamily.value(values, confusion),
                        PerformanceFamily.standardError(each -> PerformanceFamily.value(values, each), confusion));
            });
        }
        return results.all();
    }

    private static Confusion confusion(MonitoredWindow window) {
        var view = ScoreView.of(window, window.profile());
        return expected(window).confusion(view.firstPositive(window.rules().cutOff()));
    }

    private static ExpectedPerformance expected(MonitoredWindow window) {
        var view = ScoreView.of(window, window.profile());
        var scores = view.counts().all();
        if (scores.total() == 0) {
            throw new Undefined("the window has no score");
        }
        var map = map(ScoreView.of(window, window.reference().profile()));
        var rates = new double[view.bins().size()];
        for (var bin = 0; bin < rates.length; bin++) {
            rates[bin] = scores.rows()[bin] == 0 ? 0 : map.applyAsDouble(view.mean(scores, bin));
        }
        return new ExpectedPerformance(rates, scores.frequencies());
    }

    /** The map from scores to observed rates of the reference. */
    static IsotonicMap map(ScoreView reference) {
        var bins = reference.bins().size();
        var counts = reference.counts();
        var scores = new double[bins];
        var positives = new double[bins];
        var rows = new double[bins];
        var used = 0;
        for (var bin = 0; bin < bins; bin++) {
            var labelled = labelled(counts, bin);
            if (labelled > 0) {
                scores[used] =
                        (counts.positives().sums()[bin] + counts.negatives().sums()[bin]) / labelled;
                positives[used] = counts.positives().rows()[bin];
                rows[used++] = labelled;
            }
        }
        return IsotonicMap.fit(Arrays.copyOf(scores, used), Arrays.copyOf(positives, used), Arrays.copyOf(rows, used));
    }

    private static long labelled(ScoreCounts counts, int bin) {
        return counts.positives().rows()[bin] + counts.negatives().rows()[bin];
    }
}
