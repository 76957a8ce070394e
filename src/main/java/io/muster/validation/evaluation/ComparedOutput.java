package io.muster.validation.evaluation;

import io.muster.inventory.signature.DataType;
import io.muster.inventory.signature.Field;
import io.muster.inventory.signature.Signature;
import io.muster.inventory.versions.EvaluationPlan;
import io.muster.inventory.versions.ModelVersion;
import io.muster.validation.model.UnusableEvaluationPlan;

/** The output of a version that is compared with the outcome. */
final class ComparedOutput {

    private ComparedOutput() {}

    /** @throws UnusableEvaluationPlan if the output does not exist, or the task cannot use its type */
    static Field compared(ModelVersion version, Signature signature) {
        var plan = version.evaluation();
        var output = signature
                .output(plan.output())
                .orElseThrow(() -> unusable(
                        version,
                        "there is no such output, only "
                                + signature.outputs().stream().map(Field::name).toList()));
        if (!output.isScalar()) {
            throw unusable(version, "it gives a vector %s: expected one value per row".formatted(output.shape()));
        }
        var scores = plan.task() != EvaluationPlan.Task.RULES;
        if (scores && (output.type() == DataType.TEXT || output.type() == DataType.BOOLEAN)) {
            throw unusable(
                    version, "it gives %s values: expected a number".formatted(CellConversion.word(output.type())));
        }
        return output;
    }

    private static UnusableEvaluationPlan unusable(ModelVersion version, String why) {
        return new UnusableEvaluationPlan("Output '%s' of version '%s' cannot be validated: %s"
                .formatted(version.evaluation().output(), version.id(), why));
    }
}
