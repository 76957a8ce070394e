package io.muster.scoring;

import io.muster.formats.IncompatibleSignature;
import io.muster.inventory.signature.DataType;
import io.muster.inventory.signature.Field;
import io.muster.inventory.signature.Signature;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The check that a declared signature is compatible with the artifact's own: it may have fewer outputs and stricter
 * inputs, but no fields that the artifact lacks. What it leaves open is taken from the artifact.
 */
final class Compatibility {

    private Compatibility() {}

    /**
     * @return the declared signature, completed by the artifact's ranges and categories
     * @throws IncompatibleSignature naming the field
     */
    static Signature agreed(Signature declared, Signature own) {
        for (var field : own.inputs()) {
            if (!field.optional() && declared.input(field.name()).isEmpty()) {
                throw new IncompatibleSignature(
                        "The artifact needs an input '%s', which the declared signature does not have"
                                .formatted(field.name()));
            }
        }
        var inputs = declared.inputs().stream()
                .map(field -> agreed(field, own.input(field.name()).orElseThrow(() -> unknown(field, own.inputs()))))
                .toList();
        return new Signature(inputs, declared.outputs().isEmpty() ? own.outputs() : declared.outputs());
    }

    private static IncompatibleSignature unknown(Field field, List<Field> known) {
        return new IncompatibleSignature("The artifact has no input '%s', only %s"
                .formatted(field.name(), known.stream().map(Field::name).toList()));
    }

    private static Field agreed(Field declared, Field own) {
        requireSameKind(declared, own);
        requireWithin(declared, own);
        return new Field(
                declared.name(),
                declared.type(),
                declared.shape(),
                declared.optional(),
                first(declared.minimum(), own.minimum()),
                first(declared.maximum(), own.maximum()),
                declared.categories().isEmpty() ? own.categories() : declared.categories(),
                declared.columns());
    }

    private static @Nullable Double first(@Nullable Double declared, @Nullable Double own) {
        return declared == null ? own : declared;
    }

    private static void requireSameKind(Field declared, Field own) {
        if (kind(declared.type()) != kind(own.type()) || declared.width() != own.width()) {
            throw new IncompatibleSignature("Field '%s' is declared as %s %s, the artifact has %s %s"
                    .formatted(declared.name(), declared.type(), declared.shape(), own.type(), own.shape()));
        }
    }

    private static void requireWithin(Field declared, Field own) {
        if (!own.categories().isEmpty() && !own.categories().containsAll(declared.categories())) {
            throw new IncompatibleSignature("Field '%s' is declared with categories %s, the artifact has %s"
                    .formatted(declared.name(), declared.categories(), own.categories()));
        }
        var tooLow = own.minimum() != null && declared.minimum() != null && declared.minimum() < own.minimum();
        var tooHigh = own.maximum() != null && declared.maximum() != null && declared.maximum() > own.maximum();
        if (tooLow || tooHigh) {
            throw new IncompatibleSignature("Field '%s' is declared with range [%s, %s], the artifact has [%s, %s]"
                    .formatted(declared.name(), declared.minimum(), declared.maximum(), own.minimum(), own.maximum()));
        }
    }

    private static DataType kind(DataType type) {
        return switch (type) {
            case INTEGER, DOUBLE, FLOAT -> DataType.DOUBLE;
            case BOOLEAN -> DataType.BOOLEAN;
            case TEXT -> DataType.TEXT;
        };
    }
}
