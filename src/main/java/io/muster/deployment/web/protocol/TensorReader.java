package io.muster.deployment.web.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonToken;
import io.muster.deployment.web.protocol.InferenceRequest.InvalidRequest;
import io.muster.deployment.web.protocol.Tensor.TensorType;
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
        ProtocolJson.requireObject(json.currentToken(), "An entry of 'inputs'");
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
            case "name" -> name = ProtocolJson.once(name, ProtocolJson.text(json, "name"), "name");
            case "datatype" -> type = ProtocolJson.once(type, ProtocolJson.text(json, "datatype"), "datatype");
            case "shape" -> shape = ProtocolJson.once(shape, readShape(), "shape");
            case "data" -> data = ProtocolJson.once(data, DataReader.read(json, expected()), "data");
            case "parameters" -> ProtocolJson.skipParameters(json);
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
        ProtocolJson.requireArray(json.currentToken(), "'shape'");
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
        return ProtocolJson.shown(json.getText());
    }

    private TensorType type() {
        var known = TensorType.named(present(type, "datatype"));
        if (known == null) {
            throw new InvalidRequest("Input '%s' has the datatype '%s'; known are %s"
                    .formatted(name, ProtocolJson.shown(String.valueOf(type)), Arrays.toString(TensorType.values())));
        }
        return known;
    }

    private <T> T present(@Nullable T member, String what) {
        if (member == null) {
            throw new InvalidRequest("Input '%s' has no '%s'".formatted(name, what));
        }
        return member;
    }

    /** The reader of a tensor's {@code data}, flat or nested, without an intermediate tree. */
    private static final class DataReader {

        private static final int DEEPEST = 16;
        private static final int NONE = -1;

        private final JsonParser json;
        private final TensorData data;
        private final int[] counts = new int[DEEPEST];
        private final int[] lengths = new int[DEEPEST];
        private int depth;
        private int leaf = NONE;

        private DataReader(JsonParser json, TensorData data) {
            this.json = json;
            this.data = data;
            Arrays.fill(lengths, NONE);
        }

        /**
         * @param json at the opening bracket; afterwards at the closing one
         * @param expected number of values, if known, else a guess
         * @throws InvalidRequest if arrays of one level differ in length, or values in kind
         */
        static TensorData read(JsonParser json, int expected) throws IOException {
            var data = new TensorData(expected);
            if (json.currentToken() != JsonToken.START_ARRAY) {
                throw new InvalidRequest("'data' must be an array");
            }
            new DataReader(json, data).read();
            return data;
        }

        private void read() throws IOException {
            while (depth >= 0) {
                var token = json.nextToken();
                if (token == JsonToken.START_ARRAY) {
                    open();
                } else if (token == JsonToken.END_ARRAY) {
                    close();
                } else {
                    value(token);
                }
            }
            if (leaf > 0) {
                data.nested(Arrays.copyOf(lengths, leaf + 1));
            }
        }

        private void open() {
            if (leaf == depth || depth + 1 == DEEPEST) {
                throw ragged();
            }
            counts[depth]++;
            depth++;
            counts[depth] = 0;
        }

        private void close() {
            if (lengths[depth] != NONE && lengths[depth] != counts[depth]) {
                throw ragged();
            }
            lengths[depth] = counts[depth];
            depth--;
        }

        private void value(@Nullable JsonToken token) throws IOException {
            if (leaf != depth) {
                if (leaf != NONE) {
                    throw ragged();
                }
                leaf = depth;
            }
            counts[depth]++;
            if (!add(token)) {
                throw new InvalidRequest(
                        "'data' must hold numbers, or strings, or truth values; value %d is of another kind: %s"
                                .formatted(data.count() + 1, token == null ? "the end" : token.asString()));
            }
        }

        private boolean add(@Nullable JsonToken token) throws IOException {
            if (token == JsonToken.VALUE_NUMBER_FLOAT) {
                return data.add(finite(json.getDoubleValue()));
            }
            if (token == JsonToken.VALUE_NUMBER_INT) {
                return json.getNumberType() == NumberType.BIG_INTEGER
                        ? data.addHuge(finite(json.getDoubleValue()))
                        : data.addWhole(json.getLongValue());
            }
            if (token == JsonToken.VALUE_STRING) {
                return data.add(json.getText());
            }
            if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
                return data.add(token == JsonToken.VALUE_TRUE);
            }
            if (token == JsonToken.VALUE_NULL) {
                data.addMissing();
                return true;
            }
            return false;
        }

        private double finite(double value) {
            if (Double.isInfinite(value)) {
                throw new InvalidRequest("Value %d in 'data' is larger than any number".formatted(data.count() + 1));
            }
            return value;
        }

        private static InvalidRequest ragged() {
            return new InvalidRequest("'data' must be one flat array, or arrays nested as 'shape' says");
        }
    }
}
