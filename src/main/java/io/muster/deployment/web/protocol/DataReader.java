package io.muster.deployment.web.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The reader of a tensor's {@code data}, flat or nested, without an intermediate tree. */
final class DataReader {

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
