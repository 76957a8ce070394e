package io.muster.formats.dmn;

import io.muster.inventory.signature.DataType;
import java.util.List;
import java.util.Optional;
import org.kie.dmn.api.core.DMNType;

/** The mapping of DMN's types to ours. */
final class DmnTypes {

    private DmnTypes() {}

    /** The built-in type behind names that item definitions give: {@code number}, {@code date}, {@code Any}. */
    static String builtIn(DMNType type) {
        var inner = type;
        while (inner.getBaseType() != null && !isStructured(inner)) {
            inner = inner.getBaseType();
        }
        return inner.getName();
    }

    /** Distinguishes {@code Any}, which the engine also treats as a collection. */
    static boolean isAny(DMNType type) {
        return type.getBaseType() == null && List.of("Any", "unknown").contains(type.getName());
    }

    static boolean isStructured(DMNType type) {
        return !isAny(type) && (type.isCollection() || type.isComposite());
    }

    /** Dates, times and durations are texts in ISO 8601, lists and contexts texts in JSON. Empty for {@code Any}. */
    static Optional<DataType> dataType(DMNType type) {
        if (isStructured(type)) {
            return Optional.of(DataType.TEXT);
        }
        return switch (builtIn(type)) {
            case "Any", "unknown" -> Optional.empty();
            case "number" -> Optional.of(DataType.DOUBLE);
            case "boolean" -> Optional.of(DataType.BOOLEAN);
            default -> Optional.of(DataType.TEXT);
        };
    }

    /** The same for all numbers. */
    static DataType kind(DataType type) {
        return switch (type) {
            case INTEGER, DOUBLE, FLOAT -> DataType.DOUBLE;
            case BOOLEAN -> DataType.BOOLEAN;
            case TEXT -> DataType.TEXT;
        };
    }
}
