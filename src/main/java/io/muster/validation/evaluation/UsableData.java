package io.muster.validation.evaluation;

import io.muster.inventory.versions.EvaluationPlan;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What data offers for the validation of a version.
 *
 * @param known rows whose outcome is known
 * @param positives rows with a positive outcome in binary classification, otherwise null
 * @param columns that fill the version's inputs, and the target
 */
public record UsableData(long rows, long known, @Nullable Long positives, List<String> columns) {

    static UsableData of(EvaluationData data, Inputs inputs) {
        var known = Arrays.stream(data.outcomes())
                .filter(outcome -> !Double.isNaN(outcome))
                .count();
        var isBinary = data.plan().task() == EvaluationPlan.Task.BINARY_CLASSIFICATION;
        var positives =
                Arrays.stream(data.outcomes()).filter(outcome -> outcome == 1).count();
        var columns = Stream.concat(
                        inputs.needed().stream(), Stream.of(data.plan().target()))
                .distinct()
                .toList();
        return new UsableData(data.rows(), known, isBinary ? positives : null, columns);
    }
}
