package io.muster.decisiontables;

import java.util.Optional;

/** The kind of values of an input of a decision table, as far as the analysis distinguishes them. */
public enum ValueKind {
    NUMBER,
    /** Numbers without a fraction: there is nothing between 17 and 18. */
    WHOLE_NUMBER,
    TEXT,
    BOOLEAN,
    /** Dates, contexts, lists, or unspecified: only cells with "-" are understood. */
    OTHER;

    boolean isNumeric() {
        return this == NUMBER || this == WHOLE_NUMBER;
    }

    /** The kind that the process engine makes of every value in a column of this type, or fails. */
    static Optional<ValueKind> converted(String typeRef) {
        return switch (typeRef) {
            case "double" -> Optional.of(NUMBER);
            case "integer", "long" -> Optional.of(WHOLE_NUMBER);
            case "string" -> Optional.of(TEXT);
            case "boolean" -> Optional.of(BOOLEAN);
            // It leaves values of all other types as they are.
            default -> Optional.empty();
        };
    }

    /** By the type names of DMN and of Camunda; {@link #OTHER} for all the rest. */
    static ValueKind ofTypeRef(String typeRef) {
        return switch (typeRef.substring(typeRef.indexOf(':') + 1)) {
            case "number", "double", "float" -> NUMBER;
            case "integer", "long" -> WHOLE_NUMBER;
            case "string" -> TEXT;
            case "boolean" -> BOOLEAN;
            default -> OTHER;
        };
    }
}
