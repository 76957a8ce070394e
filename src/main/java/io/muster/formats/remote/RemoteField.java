package io.muster.formats.remote;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.muster.formats.IncompatibleSignature;
import io.muster.inventory.signature.DataType;
import io.muster.inventory.signature.Field;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An input or output with its place in the request or response.
 *
 * @param at a tensor's name, a column's name or a JSON pointer, depending on the protocol; null for the usual place
 */
record RemoteField(Field field, @Nullable String at) {

    @JsonCreator
    static RemoteField of(
            @JsonProperty(value = "name", required = true) String name,
            @JsonProperty(value = "type", required = true) String type,
            @JsonProperty("shape") @Nullable List<Integer> shape,
            @JsonProperty("optional") boolean optional,
            @JsonProperty("minimum") @Nullable Double minimum,
            @JsonProperty("maximum") @Nullable Double maximum,
            @JsonProperty("categories") @Nullable List<String> categories,
            @JsonProperty("at") @Nullable String at) {
        var dataType = DataType.valueOf(type.toUpperCase(Locale.ROOT));
        var dimensions = shape == null ? List.<Integer>of() : shape;
        if (dimensions.stream().anyMatch(size -> size < 1 || size > 1_000_000)
                || !dimensions.isEmpty() && (dataType == DataType.TEXT || dataType == DataType.BOOLEAN)) {
            throw new IllegalArgumentException("Field '%s' has shape %s of %s".formatted(name, dimensions, dataType));
        }
        return new RemoteField(
                new Field(
                        name,
                        dataType,
                        dimensions,
                        optional,
                        minimum,
                        maximum,
                        categories == null ? List.of() : categories),
                at);
    }

    String name() {
        return field.name();
    }

    String atOr(String usual) {
        return Optional.ofNullable(at).orElse(usual);
    }

    int width() {
        return field.shape().stream().reduce(1, Math::multiplyExact);
    }

    boolean isNumber() {
        return isNumber(field.type());
    }

    private static boolean isNumber(DataType type) {
        return switch (type) {
            case INTEGER, DOUBLE, FLOAT -> true;
            case BOOLEAN, TEXT -> false;
        };
    }

    /** The field as declared by a version's signature, at this place. */
    RemoteField as(Field declared) {
        var sameKind = isNumber() ? isNumber(declared.type()) : declared.type() == field.type();
        if (!sameKind || !declared.shape().equals(field.shape())) {
            throw new IncompatibleSignature("Field '%s' is declared as %s %s; the descriptor has %s %s"
                    .formatted(name(), declared.type(), declared.shape(), field.type(), field.shape()));
        }
        if (declared.optional() && !field.optional()) {
            throw new IncompatibleSignature(
                    "Field '%s' is declared optional, but the descriptor requires it".formatted(name()));
        }
        return new RemoteField(declared, at);
    }
}
