package io.muster.monitoring.statistic;

import io.muster.datasets.counts.ScoreBins;
import io.muster.datasets.counts.ScoreCounts;
import io.muster.monitoring.profile.Profile;
import io.muster.statistics.Confusion;
import io.muster.statistics.ScoreGroups;
import io.muster.statistics.Undefined;

/** The score of a profile as statistics ask for it. */
record ScoreView(ScoreBins bins, ScoreCounts counts) {

    /** @throws Undefined if the model has no score */
    static ScoreView of(MonitoredWindow window, Profile profile) {
        var bins = window.layout().scoreBins();
        if (bins == null || profile.score() == null) {
            throw new Undefined("the model has no score");
        }
        return new ScoreView(bins, profile.score());
    }

    ScoreGroups groups() {
        return new ScoreGroups(
                counts.positives().frequencies(), counts.negatives().frequencies());
    }

    /** @throws Undefined if scores are outside 0 to 1 */
    ScoreView requireProbabilities() {
        if (bins.lowest() != 0 || bins.highest() != 1) {
            throw new Undefined("the score is not a probability");
        }
        if (counts.outOfRange() > 0) {
            throw new Undefined("%d scores are not probabilities".formatted(counts.outOfRange()));
        }
        return this;
    }

    /** The first bin that is decided positive. */
    int firstPositive(double cutOff) {
        var bin = (int) Math.round((cutOff - bins.lowest()) * bins.size() / (bins.highest() - bins.lowest()));
        if (bin < 0 || bin > bins.size() || Math.abs(bins.edge(bin) - cutOff) > 1e-9) {
            throw new Undefined("the cut-off %s is not an edge of the %d score bins".formatted(cutOff, bins.size()));
        }
        return bin;
    }

    Confusion confusion(double cutOff) {
        var first = firstPositive(cutOff);
        return new Confusion(
                sum(counts.negatives().rows(), 0, first),
                sum(counts.negatives().rows(), first, bins.size()),
                sum(counts.positives().rows(), 0, first),
                sum(counts.positives().rows(), first, bins.size()));
    }

    static long sum(long[] counts, int from, int to) {
        var sum = 0L;
        for (var bin = from; bin < to; bin++) {
            sum += counts[bin];
        }
        return sum;
    }

    /** Mean score of each bin that is not empty. */
    double mean(ScoreCounts.Histogram histogram, int bin) {
        return histogram.sums()[bin] / histogram.rows()[bin];
    }
}
