package io.muster.formats.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.muster.datasets.columns.Column;
import io.muster.formats.RowsAsColumns;
import io.muster.formats.ScoringFailed;
import io.muster.inventory.signature.DataType;
import io.muster.shared.Texts;
import org.jspecify.annotations.Nullable;

/** The conversion between columns and JSON. */
final class Values {

    static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final int LONGEST_QUOTE = 80;

    private Values() {}

    /** A value of a row; an array for a vector, null for missing. */
    static JsonNode json(RemoteField input, Column column, int row) {
        if (column instanceof Column.Vectors vectors) {
            var array = NODES.arrayNode(vectors.width());
            for (var i = row * vectors.width(); i < (row + 1) * vectors.width(); i++) {
                array.add(number(input.field().type(), vectors.values()[i]));
            }
            return array;
        }
        var value = RowsAsColumns.value(column, row);
        if (value instanceof Double number) {
            return number(input.field().type(), number);
        }
        if (value instanceof String text) {
            return NODES.textNode(text);
        }
        return value instanceof Boolean flag ? NODES.booleanNode(flag) : NODES.nullNode();
    }

    private static JsonNode number(DataType type, double value) {
        if (Double.isNaN(value)) {
            return NODES.nullNode();
        }
        return type == DataType.INTEGER ? NODES.numberNode((long) value) : NODES.numberNode(value);
    }

    /** @throws ScoringFailed naming the output, if the node is missing or of another type */
    static void put(RemoteField output, Column column, int row, JsonNode node) {
        if (node.isNull() && output.field().optional()) {
            return;
        }
        RowsAsColumns.put(column, row, value(output, row, node));
    }

    private static @Nullable Object value(RemoteField output, int row, JsonNode node) {
        if (!output.field().shape().isEmpty()) {
            return vector(output, row, node);
        }
        return switch (output.field().type()) {
            case TEXT -> node.isTextual() ? node.textValue() : fail(output, row, node);
            case BOOLEAN -> node.isBoolean() ? (Object) node.booleanValue() : fail(output, row, node);
            case INTEGER, DOUBLE, FLOAT -> number(output, row, node);
        };
    }

    private static Object fail(RemoteField output, int row, JsonNode node) {
        throw unexpected(output, row, node);
    }

    private static ScoringFailed unexpected(RemoteField output, int row, JsonNode node) {
        var text = node.isMissingNode() ? "nothing" : node.toString();
        return new ScoringFailed("Output '%s', row %d: the remote model gave %s, but its signature says %s %s"
                .formatted(
                        output.name(),
                        row + 1,
                        Texts.abbreviate(text, LONGEST_QUOTE),
                        output.field().type(),
                        output.field().shape()));
    }

    private static double number(RemoteField output, int row, JsonNode node) {
        var whole = output.field().type() == DataType.INTEGER;
        if (!node.isNumber() || !Double.isFinite(node.doubleValue()) || whole && node.doubleValue() % 1 != 0) {
            throw unexpected(output, row, node);
        }
        return node.doubleValue();
    }

    private static float[] vector(RemoteField output, int row, JsonNode node) {
        if (!node.isArray() || node.size() != output.width()) {
            throw unexpected(output, row, node);
        }
        var vector = new float[node.size()];
        for (var i = 0; i < vector.length; i++) {
            vector[i] = (float) number(output, row, node.get(i));
        }
        return vector;
    }
}
