package io.muster.validation.evaluation;

import io.muster.datasets.columns.ColumnBatch;
import io.muster.formats.InvalidInput;
import io.muster.formats.Scorer;
import io.muster.inventory.versions.EvaluationPlan;
import io.muster.validation.model.ScoredRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * The scoring of all rows of the data in batches, which keeps one number per row, and the ends of its interval. A batch with a row that the model
 * does not accept is halved until that row is alone: one unseen category must not hide a thousand answers.
 */
final class ScoringRun {

    private static final int MOST_DESCRIBED = 5;

    private final Scorer scorer;
    private final String output;
    private final Intervals.Kept intervals;
    private final Coding coding;
    private final ScoredRows receiver;
    private final double[] predictions;
    private final List<String> described = new ArrayList<>();
    private long refused;
    private ColumnBatch largest = new ColumnBatch(0, List.of());
    private ColumnBatch itsAnswers = largest;

    private ScoringRun(Scorer scorer, EvaluationPlan asked, EvaluationData data, ScoredRows receiver) {
        this.scorer = scorer;
        this.output = asked.output();
        this.intervals = Intervals.kept(asked, data.rows());
        this.coding = data.coding();
        this.receiver = receiver;
        this.predictions = new double[data.rows()];
        Arrays.fill(predictions, Double.NaN);
    }

    /**
     * @param asked names the model's outputs to keep
     * @param receiver of all inputs and outputs
     * @param rowsDone receives the number of completed rows after each batch
     */
    static Predictions of(
            Scorer scorer,
            EvaluationPlan asked,
            EvaluationData data,
            Inputs inputs,
            ScoredRows receiver,
            IntConsumer rowsDone) {
        var run = new ScoringRun(scorer, asked, data, receiver);
        var done = new int[1];
        data.each(inputs, batch -> {
            run.score(batch, done[0]);
            done[0] += batch.rows();
            rowsDone.accept(done[0]);
        });
        return run.answers();
    }

    private void score(ColumnBatch inputs, int firstRow) {
        try {
            keep(inputs, scorer.score(inputs), firstRow);
        } catch (InvalidInput e) {
            if (inputs.rows() == 1) {
                refuse(firstRow, e);
                return;
            }
            var half = inputs.rows() / 2;
            score(Slices.of(inputs, 0, half), firstRow);
            score(Slices.of(inputs, half, inputs.rows()), firstRow + half);
        }
    }

    private void keep(ColumnBatch inputs, ColumnBatch answers, int firstRow) {
        var batch = coding.predictions(answers.column(output));
        System.arraycopy(batch, 0, predictions, firstRow, batch.length);
        intervals.keep(answers, firstRow);
        receiver.scored(inputs, answers, firstRow);
        if (inputs.rows() > largest.rows()) {
            largest = inputs;
            itsAnswers = answers;
        }
    }

    private void refuse(int row, InvalidInput why) {
        refused++;
        if (described.size() < MOST_DESCRIBED) {
            described.add("Row %d of the data was scored alone and refused: %s".formatted(row + 1, why.getMessage()));
        }
    }

    /** The repetition comes after all other rows, so that it reveals anything the model remembers of them. */
    private Predictions answers() {
        var repeats = largest.rows() == 0 ? DeterminismProbe.none() : DeterminismProbe.of(scorer, largest, itsAnswers);
        return new Predictions(predictions, intervals.all(), refused, described, repeats);
    }
}
