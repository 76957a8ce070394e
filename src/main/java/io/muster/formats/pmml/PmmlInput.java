package io.muster.formats.pmml;

import io.muster.formats.IncompatibleSignature;
import io.muster.inventory.signature.DataType;
import io.muster.inventory.signature.Field;
import io.muster.inventory.signature.Signature;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.pmml4s.data.DataVal;
import org.pmml4s.metadata.MiningField;

/** An active field of the model: its dictionary entry with the mining schema's treatment of invalid values. */
record PmmlInput(Field field) {

    static PmmlInput of(org.pmml4s.metadata.Field field, MiningField mining, Optional<PmmlRange> range) {
        var type = PmmlTypes.dataType("Input", field.name(), field.dataType());
        var optional = mining.missingValueReplacement().isDefined();
        var strict = refusesInvalid(mining, optional);
        return new PmmlInput(new Field(
                field.name(),
                type,
                List.of(),
                optional,
                strict ? range.map(PmmlRange::minimum).orElse(null) : null,
                strict ? range.map(PmmlRange::maximum).orElse(null) : null,
                strict ? categories(type, field) : List.of()));
    }

    /** An invalid value is passed on if the document defines its treatment; otherwise it has no result. */
    private static boolean refusesInvalid(MiningField mining, boolean hasReplacement) {
        return switch (mining.invalidValueTreatment().toString()) {
            case "asIs", "asValue" -> false;
            case "asMissing" -> !hasReplacement;
            default -> true;
        };
    }

    private static List<String> categories(DataType type, org.pmml4s.metadata.Field field) {
        if (field.isContinuous() || type == DataType.BOOLEAN) {
            return List.of();
        }
        return Arrays.stream(field.validValues()).map(PmmlInput::category).toList();
    }

    private static String category(DataVal value) {
        return String.valueOf(value.toVal());
    }

    PmmlBinding bind(Signature signature) {
        for (var i = 0; i < signature.inputs().size(); i++) {
            var declared = signature.inputs().get(i);
            if (declared.name().equals(field.name())) {
                requireFits(declared);
                return new PmmlBinding(i, field.type());
            }
        }
        if (!field.optional()) {
            throw new IncompatibleSignature(
                    "The PMML model needs an input '%s', which the signature does not have".formatted(field.name()));
        }
        return new PmmlBinding(PmmlBinding.ABSENT, field.type());
    }

    private void requireFits(Field declared) {
        if (!declared.isScalar()
                || PmmlTypes.isNumber(declared.type()) != PmmlTypes.isNumber(field.type())
                || !PmmlTypes.isNumber(field.type()) && declared.type() != field.type()) {
            throw new IncompatibleSignature("Field '%s' is declared as %s %s; the PMML model has %s"
                    .formatted(declared.name(), declared.type(), declared.shape(), field.type()));
        }
        if (declared.optional() && !field.optional()) {
            throw new IncompatibleSignature(
                    ("Field '%s' is declared optional, but the PMML has no missingValueReplacement for it, "
                                    + "and the engine is known to score missing values incorrectly")
                            .formatted(declared.name()));
        }
    }
}
