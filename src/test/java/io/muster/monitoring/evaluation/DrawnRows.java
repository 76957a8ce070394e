package io.muster.monitoring.evaluation;

import io.muster.datasets.columns.Column;
import io.muster.datasets.columns.ColumnBatch;
import io.muster.datasets.counts.ScoreBins;
import io.muster.monitoring.profile.Profile;
import io.muster.monitoring.profile.ProfileCounter;
import io.muster.monitoring.profile.ReferencePlan;
import io.muster.monitoring.profile.ReferencePlan.Field;
import io.muster.monitoring.profile.ReferencePlan.Scale;
import io.muster.monitoring.profile.ReferenceProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Drawn predictions of a model with features f0, f1, … of which f0 decides, a score, and outcomes that follow the score. */
public final class DrawnRows {

    private final int features;
    private final int rows;
    private final double shift;
    private final int shifted;
    private final boolean reversed;
    private final Random random;
    private String prefix = "f";

    private DrawnRows(int features, int rows, double shift, int shifted, boolean reversed, long seed) {
        this.features = features;
        this.rows = rows;
        this.shift = shift;
        this.shifted = shifted;
        this.reversed = reversed;
        this.random = new Random(seed);
    }

    public static DrawnRows of(int features, int rows, long seed) {
        return new DrawnRows(features, rows, 0, 0, false, seed);
    }

    /** The first features moved by so many standard deviations. */
    public static DrawnRows drifted(int features, int rows, double shift, int shifted, long seed) {
        return new DrawnRows(features, rows, shift, shifted, false, seed);
    }

    /** What the score means has turned round. */
    public static DrawnRows withAnotherConcept(int features, int rows, long seed) {
        return new DrawnRows(features, rows, 0, 0, true, seed);
    }

    /** Both. */
    public static DrawnRows driftedWithAnotherConcept(int features, int rows, double shift, int shifted, long seed) {
        return new DrawnRows(features, rows, shift, shifted, true, seed);
    }

    /** The same rows, with features of other names. */
    public DrawnRows named(String other) {
        prefix = other;
        return this;
    }

    public ReferenceProfile reference() {
        var fields = new ArrayList<Field>();
        for (var i = 0; i < features; i++) {
            fields.add(new Field(prefix + i, Scale.NUMBERS));
        }
        return ReferenceProfile.of(
                batch(), new ReferencePlan(fields, List.of(), "score", ScoreBins.ofProbabilities(), "outcome"));
    }

    public Profile profile(ReferenceProfile reference) {
        return profile(reference, false);
    }

    public Profile labelled(ReferenceProfile reference) {
        return profile(reference, true);
    }

    private Profile profile(ReferenceProfile reference, boolean labelled) {
        var counter = new ProfileCounter(reference.layout());
        var batch = batch();
        counter.add(batch, labelled ? ((Column.Numbers) batch.column("outcome")).values() : null);
        return counter.profile();
    }

    private ColumnBatch batch() {
        var values = new double[features][rows];
        var score = new double[rows];
        var outcome = new double[rows];
        for (var row = 0; row < rows; row++) {
            for (var i = 0; i < features; i++) {
                values[i][row] = random.nextGaussian() + (i < shifted ? shift : 0);
            }
            score[row] = 1 / (1 + Math.exp(-1.5 * values[0][row]));
            var chance = reversed ? 1 - score[row] : score[row];
            outcome[row] = random.nextDouble() < chance ? 1 : 0;
        }
        var columns = Stream.concat(
                IntStream.range(0, features).mapToObj(i -> (Column) new Column.Numbers(prefix + i, values[i])),
                Stream.of(new Column.Numbers("score", score), new Column.Numbers("outcome", outcome)));
        return new ColumnBatch(columns.toList());
    }
}
