package io.muster.decisiontables;

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
