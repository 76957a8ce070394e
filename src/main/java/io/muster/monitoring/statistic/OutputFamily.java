package io.muster.monitoring.statistic;

import static io.muster.monitoring.statistic.Statistic.Direction.FAR_FROM_REFERENCE_IS_BAD;
import static io.muster.monitoring.statistic.Statistic.Direction.HIGH_IS_BAD;
import static io.muster.monitoring.statistic.Statistic.Uncertainty.EXACT;
import static io.muster.monitoring.statistic.Statistic.Uncertainty.NO_DRIFT_QUANTILE;
import static io.muster.monitoring.statistic.Statistic.Uncertainty.STANDARD_ERROR;

import io.muster.datasets.counts.Bins;
import io.muster.datasets.counts.ScoreCounts;
import io.muster.monitoring.statistic.MonitoredWindow.Compared;
import io.muster.monitoring.statistic.Results.Figure;
import io.muster.statistics.Divergence;
import io.muster.statistics.Undefined;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What the model answers: its scores in bands, and its decisions. */
final class OutputFamily implements StatisticFamily {

    private static final int BANDS = 10;

    /** The 95 % quantile of the normal distribution. */
    private static final double CHANCE = 1.6448536269514722;

    public static final Statistic SCORE_PSI = new Statistic(
            "score-psi",
            "PSI of the score",
            "As `psi`, over ten score bands of about equally many rows of the reference, cut at edges of the score's bins",
            "as `psi`",
            "none",
            "from 0",
            HIGH_IS_BAD,
            Set.of(STANDARD_ERROR, NO_DRIFT_QUANTILE));

    public static final Statistic BAND_MIGRATION = new Statistic(
            "score-band-migration",
            "Score-band migration",
            "½ Σ |q − p| over the score bands of `score-psi`: the least share of rows that must have changed their band",
            "total variation distance; Siddiqi, Credit Risk Scorecards (2006), population stability report; quantile by 2,000 draws of normal shares",
            "share",
            "0 to 1",
            HIGH_IS_BAD,
            Set.of(STANDARD_ERROR, NO_DRIFT_QUANTILE));

    public static final Statistic RANK_ORDER_BREAKS = new Statistic(
            "rank-order-breaks",
            "Breaks of the rank order",
            "Score bands of `score-psi` whose observed rate is below that of the band before by more than 1.645 standard "
                    + "errors of the difference, which chance alone exceeds in one of twenty; bands without a known outcome "
                    + "are left out",
            "Siddiqi (2006), rank ordering",
            "bands",
            "0 to 9",
            HIGH_IS_BAD,
            Set.of(EXACT));

    public static final Statistic POSITIVE_RATE = new Statistic(
            "positive-rate",
            "Share decided positive",
            "Scores from the cut-off on ÷ all scores",
            "count",
            "share",
            "0 to 1",
            FAR_FROM_REFERENCE_IS_BAD,
            Set.of(STANDARD_ERROR));

    public static final Statistic DECISION_SHARE = new Statistic(
            "decision-share",
            "Share of a decision",
            "Rows with this category of the output ÷ rows with a category: of a referral, a rejection, or a rule that was "
                    + "hit if the output names it. 0 for a rule that never fires",
            "count",
            "share",
            "0 to 1",
            FAR_FROM_REFERENCE_IS_BAD,
            Set.of(STANDARD_ERROR));

    public static final Statistic NO_ANSWER = new Statistic(
            "no-answer-share",
            "Share without an answer",
            "Rows for which the output is missing or invalid, because no rule matches for instance ÷ all rows",
            "count",
            "share",
            "0 to 1",
            HIGH_IS_BAD,
            Set.of(STANDARD_ERROR));

    @Override
    public String title() {
        return "Scores and decisions";
    }

    @Override
    public Topic topic() {
        return Topic.OUTPUT;
    }

    @Override
    public List<Statistic> statistics() {
        return List.of(SCORE_PSI, BAND_MIGRATION, RANK_ORDER_BREAKS, POSITIVE_RATE, DECISION_SHARE, NO_ANSWER);
    }

    @Override
    public List<StatisticResult> measure(MonitoredWindow window, Predicate<Statistic> asked) {
        var results = new Results(asked);
        if (window.layout().scoreBins() != null && window.profile().score() != null) {
            measureScore(window, window.profile().score(), results);
        }
        window.outputs().forEach(output -> measureOutput(output, results));
        return results.all();
    }

    private static void measureScore(MonitoredWindow window, ScoreCounts counts, Results results) {
        var rows = counts.all().total();
        results.add(SCORE_PSI, "", rows, () -> {
            var bands = bands(window);
            var divergence = new Divergence(bands[0], bands[1]);
            return new Figure(divergence.psi(), divergence.psiStandardError(), divergence.psiWithoutDrift());
        });
        results.add(BAND_MIGRATION, "", rows, () -> {
            var bands = bands(window);
            var divergence = new Divergence(bands[0], bands[1]);
            return new Figure(
                    divergence.totalVariation(),
                    divergence.totalVariationStandardError(),
                    divergence.totalVariationWithoutDrift());
        });
        results.add(RANK_ORDER_BREAKS, "", counts.labelled(), () -> Figure.exact(breaks(window)));
        results.add(POSITIVE_RATE, "", rows, () -> {
            var view = ScoreView.of(window, window.profile());
            var first = view.firstPositive(window.rules().cutOff());
            return Figure.share(
                    ScoreView.sum(counts.all().rows(), first, view.bins().size()), rows);
        });
    }

    private static void measureOutput(Compared output, Results results) {
        var counts = output.window();
        var name = output.column().name();
        results.add(
                NO_ANSWER, name, counts.rows(), () -> Figure.share(counts.missing() + counts.invalid(), counts.rows()));
        if (output.column().bins() instanceof Bins.Categories categories) {
            for (var i = 0; i < categories.frequent().size(); i++) {
                var rows = counts.bins()[i];
                results.add(
                        DECISION_SHARE,
                        name + "=" + categories.frequent().get(i),
                        counts.counted(),
                        () -> Figure.share(rows, counts.counted()));
            }
        }
    }

    /** Rows per band, of the reference and of the window. */
    private static double[][] bands(MonitoredWindow window) {
        var reference =
                ScoreView.of(window, window.reference().profile()).counts().all();
        var current = ScoreView.of(window, window.profile()).counts().all();
        if (reference.total() == 0 || current.total() == 0) {
            throw new Undefined("the reference or the window has no score");
        }
        var bandOf = bandOf(reference.rows());
        return new double[][] {inBands(bandOf, reference.rows()), inBands(bandOf, current.rows())};
    }

    /** The band of each bin: a bin whose first row is beyond a tenth of the rows begins the next band. */
    private static int[] bandOf(long[] reference) {
        var bandOf = new int[reference.length];
        var rows = Arrays.stream(reference).sum();
        var below = 0L;
        for (var bin = 0; bin < reference.length; bin++) {
            bandOf[bin] = (int) Math.min(BANDS - 1, below * BANDS / rows);
            below += reference[bin];
        }
        return bandOf;
    }

    private static double[] inBands(int[] bandOf, long[] rows) {
        var bands = new double[BANDS];
        for (var bin = 0; bin < rows.length; bin++) {
            bands[bandOf[bin]] += rows[bin];
        }
        return bands;
    }

    private static int breaks(MonitoredWindow window) {
        var reference =
                ScoreView.of(window, window.reference().profile()).counts().all();
        var counts = ScoreView.of(window, window.profile()).counts();
        if (counts.labelled() == 0 || reference.total() == 0) {
            throw new Undefined("no outcome is known");
        }
        var bandOf = bandOf(reference.rows());
        var positives = inBands(bandOf, counts.positives().rows());
        var negatives = inBands(bandOf, counts.negatives().rows());
        var breaks = 0;
        var before = -1;
        for (var band = 0; band < BANDS; band++) {
            if (positives[band] + negatives[band] > 0) {
                breaks += before >= 0 && falls(positives, negatives, before, band) ? 1 : 0;
                before = band;
            }
        }
        return breaks;
    }

    /** Whether the rate falls by more than chance explains. Half a row is added to either outcome. */
    private static boolean falls(double[] positives, double[] negatives, int before, int band) {
        var rows = new double[] {positives[before] + negatives[before] + 1, positives[band] + negatives[band] + 1};
        var rates = new double[] {(positives[before] + 0.5) / rows[0], (positives[band] + 0.5) / rows[1]};
        var error = Math.sqrt(rates[0] * (1 - rates[0]) / rows[0] + rates[1] * (1 - rates[1]) / rows[1]);
        return rates[0] - rates[1] > CHANCE * error;
    }
}
