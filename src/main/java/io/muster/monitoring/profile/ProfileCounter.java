package io.muster.monitoring.profile;

import io.muster.datasets.BatchCounter;
import io.muster.datasets.columns.Column;
import io.muster.datasets.columns.ColumnBatch;
import io.muster.datasets.counts.Bins;
import io.muster.datasets.counts.ScoreTally;
import io.muster.statistics.ErrorMoments;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A profile that is being collected from batches in memory. Not for several threads. */
public final class ProfileCounter {

    private final ProfileLayout layout;
    private final BatchCounter columns;
    private final @Nullable ScoreTally score;
    private final TreeMap<Integer, QuantityErrors> errors = new TreeMap<>();

    public ProfileCounter(ProfileLayout layout) {
        this.layout = layout;
        columns = new BatchCounter(layout.columns());
        score = layout.scoreBins() == null
                ? null
                : new ScoreTally(layout.scoreBins().size());
    }

    /**
     * Counts predictions.
     *
     * @param batch inputs and outputs of the same rows
     * @param outcomes 1 for positive, 0 for negative, NaN where it is not known; null if none is known
     */
    public void add(ColumnBatch batch, double @Nullable [] outcomes) {
        if (outcomes != null && outcomes.length != batch.rows()) {
            throw new IllegalArgumentException(
                    "%d outcomes do not match %d rows".formatted(outcomes.length, batch.rows()));
        }
        columns.add(batch);
        if (score != null && layout.scoreBins() != null && layout.score() != null) {
            var scores =
                    batch.find(layout.score()).orElse(null) instanceof Column.Numbers numbers ? numbers.values() : null;
            for (var row = 0; row < batch.rows(); row++) {
                score.add(
                        layout.scoreBins(),
                        scores == null ? Double.NaN : scores[row],
                        outcomes == null ? Double.NaN : outcomes[row]);
            }
        }
    }

    /** Counts an outcome that became known after its prediction was counted. Without score bins it counts nothing. */
    public void addOutcome(double predicted, boolean positive) {
        if (score != null && layout.scoreBins() != null && Bins.Numbers.isValid(predicted)) {
            score.addOutcome(layout.scoreBins(), predicted, positive);
        }
    }

    /** Counts outcomes of predicted quantities. */
    public void addErrors(int horizon, double[] outcomes, double[] predictions) {
        addErrors(horizon, outcomes, predictions, null, null);
    }

    /**
     * Counts outcomes of predicted quantities with their intervals.
     *
     * @param horizon how many steps ahead was predicted; 0 if there are no steps
     * @param lower ends of the intervals, or null where predictions have none
     */
    public void addErrors(
            int horizon,
            double[] outcomes,
            double[] predictions,
            double @Nullable [] lower,
            double @Nullable [] upper) {
        var covered = 0L;
        if (lower != null && upper != null) {
            for (var row = 0; row < outcomes.length; row++) {
                covered += outcomes[row] >= lower[row] && outcomes[row] <= upper[row] ? 1 : 0;
            }
        }
        var added = new QuantityErrors(
                ErrorMoments.of(layout.outcomeCentre(), outcomes, predictions),
                lower == null || upper == null ? 0 : outcomes.length,
                covered);
        errors.merge(horizon, added, QuantityErrors::plus);
    }

    public Profile profile() {
        return profile(Traffic.NONE);
    }

    public Profile profile(Traffic traffic) {
        return new Profile(layout.digest(), traffic, columns.counts(), score == null ? null : score.counts(), errors);
    }
}
