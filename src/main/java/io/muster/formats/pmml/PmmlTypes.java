package io.muster.formats.pmml;

import io.muster.formats.UnreadableArtifact;
import io.muster.inventory.signature.DataType;

/** The mapping of PMML's data types to ours. */
final class PmmlTypes {

    private PmmlTypes() {}

    static DataType dataType(String what, String name, org.pmml4s.common.DataType type) {
        return switch (type.toString()) {
            case "string" -> DataType.TEXT;
            case "integer" -> DataType.INTEGER;
            case "float" -> DataType.FLOAT;
            case "double", "real" -> DataType.DOUBLE;
            case "boolean" -> DataType.BOOLEAN;
            default ->
                throw new UnreadableArtifact("%s '%s' of the PMML is of type %s; dates and times are not supported"
                        .formatted(what, name, type));
        };
    }

    static boolean isNumber(DataType type) {
        return switch (type) {
            case INTEGER, DOUBLE, FLOAT -> true;
            case BOOLEAN, TEXT -> false;
        };
    }
}
