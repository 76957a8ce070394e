package io.muster.deployment.web.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The reader of one entry of {@code inputs}; its members may come in any order. */
final class TensorReader {

    private static final int MOST_DIMENSIONS = 15;
    private static final int GUESS = 8;
    private static final int LARGEST_GUESS = 1 << 12;

    private final JsonParser json;
    private @Nullable String name;
    private @Nullable String type;
    private int @Nullable [] shape;
    private @Nullable TensorData data;

    private TensorReader(JsonParser json) {
        this.json = json;
    }

    static Tensor read(JsonParser json) throws IOException {
        Members.requireObject(json.currentToken(), "An entry of 'inputs'");
        return new TensorReader(json).read();
    }

    private Tensor read() throws IOException {
        while (json.nextToken() != JsonToken.END_OBJECT) {
            var member = json.currentName();
            json.nextToken();
            member(member);
        }
        if (name == null) {
            throw new InvalidRequest("An entry of 'inputs' has no 'name'");
        }
        return new Tensor(name, type(), present(shape, "shape"), present(data, "data"));
    }

    private void member(String member) throws IOException {
        switch (member) {
            case "name" -> name = Members.once(name, Members.text(json, "name"), "name");
            case "datatype" -> type = Members.once(type, Members.text(json, "datatype"), "datatype");
            case "shape" -> shape = Members.once(shape, readShape(), "shape");
            case "data" -> data = Members.once(data, DataReader.read(json, expected()), "data");
            case "parameters" -> Members.skipParameters(json);
            default -> json.skipChildren();
        }
    }

    /** A capped guess, so that memory for millions of values is not allocated on a mere claim. */
    private int expected() {
        if (shape == null) {
            return GUESS;
        }
        var product = 1L;
        for (var dimension : shape) {
            product = Math.min(product * dimension, LARGEST_GUESS);
        }
        return (int) product;
    }

    private int[] readShape() throws IOException {
        Members.requireArray(json.currentToken(), "'shape'");
        var dimensions = new int[MOST_DIMENSIONS];
        var count = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (count == MOST_DIMENSIONS) {
                throw new InvalidRequest("'shape' has more than %d dimensions".formatted(MOST_DIMENSIONS));
            }
            dimensions[count++] = dimension();
        }
        return Arrays.copyOf(dimensions, count);
    }

    private int dimension() throws IOException {
        var whole = json.currentToken() == JsonToken.VALUE_NUMBER_INT && json.getNumberType() == NumberType.INT;
        if (!whole || json.getIntValue() < 1) {
            throw new InvalidRequest("'shape' must hold whole numbers from 1, not %s".formatted(shown()));
        }
        return json.getIntValue();
    }

    private String shown() throws IOException {
        return Members.shown(json.getText());
    }

    private TensorType type() {
        var known = TensorType.named(present(type, "datatype"));
        if (known == null) {
            throw new InvalidRequest("Input '%s' has the datatype '%s'; known are %s"
                    .formatted(name, Members.shown(String.valueOf(type)), Arrays.toString(TensorType.values())));
        }
        return known;
    }

    private <T> T present(@Nullable T member, String what) {
        if (member == null) {
            throw new InvalidRequest("Input '%s' has no '%s'".formatted(name, what));
        }
        return member;
    }
}
