package io.muster.validation.evaluation;

import io.muster.inventory.signature.DataType;
import io.muster.inventory.signature.Field;
import io.muster.inventory.signature.Signature;
import io.muster.inventory.versions.EvaluationPlan;
import io.muster.inventory.versions.ForecastPlan;
import io.muster.inventory.versions.ModelVersion;
import io.muster.validation.model.UnusableEvaluationPlan;
import java.util.Objects;
import java.util.stream.Stream;

/** The output of a version that is compared with the outcome; of a forecast also its horizon and the ends of its intervals. */
final class ComparedOutput {

    private ComparedOutput() {}

    /** @throws UnusableEvaluationPlan if the output does not exist, or the task cannot use its type */
    static Field compared(ModelVersion version, Signature signature) {
        var plan = version.evaluation();
        var forecast = plan.forecast();
        if (forecast != null) {
            requireHorizon(version, signature, forecast);
            Stream.of(forecast.lower(), forecast.upper())
                    .filter(Objects::nonNull)
                    .forEach(end -> output(version, signature, end, true));
        }
        return output(version, signature, plan.output(), plan.task() != EvaluationPlan.Task.RULES);
    }

    private static void requireHorizon(ModelVersion version, Signature signature, ForecastPlan forecast) {
        var isNumber = signature
                .input(forecast.horizon())
                .filter(input -> input.isScalar() && isNumber(input))
                .isPresent();
        if (!isNumber) {
            throw new UnusableEvaluationPlan(
                    "Horizon '%s' of version '%s' cannot be used: expected an input with numbers, one of %s"
                            .formatted(
                                    forecast.horizon(),
                                    version.id(),
                                    signature.inputs().stream()
                                            .filter(ComparedOutput::isNumber)
                                            .map(Field::name)
                                            .toList()));
        }
    }

    private static Field output(ModelVersion version, Signature signature, String name, boolean asNumber) {
        var output = signature
                .output(name)
                .orElseThrow(() -> unusable(
                        version,
                        name,
                        "there is no such output, only "
                                + signature.outputs().stream().map(Field::name).toList()));
        if (!output.isScalar()) {
            throw unusable(version, name, "it gives a vector %s: expected one value per row".formatted(output.shape()));
        }
        if (asNumber && !isNumber(output)) {
            throw unusable(
                    version,
                    name,
                    "it gives %s values: expected a number".formatted(CellConversion.word(output.type())));
        }
        return output;
    }

    private static boolean isNumber(Field field) {
        return field.type() != DataType.TEXT && field.type() != DataType.BOOLEAN;
    }

    private static UnusableEvaluationPlan unusable(ModelVersion version, String output, String why) {
        return new UnusableEvaluationPlan(
                "Output '%s' of version '%s' cannot be validated: %s".formatted(output, version.id(), why));
    }
}
