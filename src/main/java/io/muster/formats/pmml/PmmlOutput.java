package io.muster.formats.pmml;

import io.muster.formats.IncompatibleSignature;
import io.muster.formats.UnreadableArtifact;
import io.muster.inventory.signature.DataType;
import io.muster.inventory.signature.Field;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pmml4s.data.DataVal;
import org.pmml4s.data.Series;
import org.pmml4s.metadata.OutputField;
import org.pmml4s.model.Model;

/**
 * A result of the model.
 *
 * @param index its position in the engine's results
 * @param listed whether the document lists it; otherwise the engine added it
 */
record PmmlOutput(Field field, int index, boolean listed) {

    /** The engine's marker of a missing whole number. */
    private static final long MISSING = Long.MIN_VALUE;

    /** The engine's names for a type that the document does not give. */
    private static final Set<String> NO_TYPE = Set.of("unknown", "unresolved");

    /** Empty for outputs that are not needed. */
    static Optional<PmmlOutput> of(OutputField output, int index, PmmlFacts facts, Model model) {
        var listed = facts.outputs().contains(output.name());
        if (listed ? !output.isFinalResult() : !isWorthAdding(output, facts)) {
            return Optional.empty();
        }
        var name = listed ? output.name() : name(output, model);
        var type = isUndeclared(output)
                ? type(name, output, model)
                : PmmlTypes.dataType("Output", name, output.dataType());
        return Optional.of(new PmmlOutput(Field.of(name, type), index, listed));
    }

    private static boolean isUndeclared(OutputField output) {
        return output.dataType() == null || NO_TYPE.contains(output.dataType().toString());
    }

    /** The type of an output; without a data type it follows from the feature (PMML 4.4, Output). */
    private static DataType type(String name, OutputField output, Model model) {
        return switch (output.feature().toString()) {
            case "predictedValue" -> predicted(name, model);
            case "probability",
                    "residual",
                    "standardError",
                    "standardDeviation",
                    "affinity",
                    "clusterAffinity",
                    "entityAffinity",
                    "confidence",
                    "support",
                    "lift",
                    "leverage",
                    "confidenceIntervalLower",
                    "confidenceIntervalUpper" -> DataType.DOUBLE;
            case "predictedDisplayValue",
                    "decision",
                    "reasonCode",
                    "entityId",
                    "clusterId",
                    "clusterName",
                    "antecedent",
                    "consequent",
                    "rule",
                    "ruleId",
                    "warning" -> DataType.TEXT;
            default ->
                throw new UnreadableArtifact(
                        "Output '%s' of the PMML has no dataType, and its feature '%s' does not imply one; add dataType to the OutputField"
                                .formatted(name, output.feature()));
        };
    }

    private static DataType predicted(String name, Model model) {
        if (model.hasTarget() && model.targetField() != null) {
            return PmmlTypes.dataType("Output", name, model.targetField().dataType());
        }
        return model.isClassification() ? DataType.TEXT : DataType.DOUBLE;
    }

    private static boolean isWorthAdding(OutputField output, PmmlFacts facts) {
        return switch (output.feature().toString()) {
            case "predictedValue" -> true;
            case "probability" -> facts.outputs().isEmpty() && output.value().isDefined();
            default -> facts.outputs().isEmpty();
        };
    }

    /** The predicted value by the target's name, a class's probability as {@code probability(class)}. */
    private static String name(OutputField output, Model model) {
        return switch (output.feature().toString()) {
            case "predictedValue" -> model.targetName() == null ? output.name() : model.targetName();
            case "probability" ->
                "probability(%s)".formatted(output.value().get().toVal());
            default -> output.name();
        };
    }

    PmmlOutput as(Field declared) {
        if (!declared.isScalar() || PmmlTypes.isNumber(declared.type()) && field.type() == DataType.TEXT) {
            throw new IncompatibleSignature("Output '%s' is declared as %s %s; the PMML model gives %s"
                    .formatted(declared.name(), declared.type(), declared.shape(), field.type()));
        }
        return new PmmlOutput(declared, index, listed);
    }

    /** {@code Double}, {@code String}, {@code Boolean} or null for no result. */
    @Nullable
    Object of(Series result) {
        var value = result.get(index);
        if (value == null || value.isMissing() || value.toVal() == null) {
            return null;
        }
        return switch (field.type()) {
            case TEXT -> String.valueOf(value.toVal());
            case BOOLEAN -> value.toBool();
            case INTEGER, DOUBLE, FLOAT -> number(value);
        };
    }

    private static @Nullable Double number(DataVal value) {
        if (value.toVal() instanceof Long whole && whole == MISSING) {
            return null;
        }
        var number = value.toDouble();
        return Double.isNaN(number) ? null : (Double) number;
    }
}
