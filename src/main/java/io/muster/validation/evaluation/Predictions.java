package io.muster.validation.evaluation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answers of a version on every row of the data.
 *
 * @param predictions by row; NaN where the model gave none. Must not be changed
 * @param intervals of the predictions, or null if the plan names none
 * @param refused rows whose inputs the model does not accept
 * @param described why, for the first of them
 * @param repeats whether it answers the same when asked again
 */
public record Predictions(
        double[] predictions,
        @Nullable Intervals intervals,
        long refused,
        List<String> described,
        DeterminismProbe repeats) {

    public Predictions {
        described = List.copyOf(described);
    }
}
