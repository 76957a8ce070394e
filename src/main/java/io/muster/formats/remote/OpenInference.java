package io.muster.formats.remote;

import static io.muster.formats.remote.Values.NODES;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.datasets.columns.Column;
import io.muster.formats.ScoringFailed;
import io.muster.inventory.signature.DataType;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Open Inference Protocol v2 (github.com/open-inference/open-inference-protocol). An output's place is a tensor's name,
 * followed by {@code [k]} for the k-th of a row's values, from 0.
 *
 * @param tensor the tensor that holds all inputs side by side, or null for one each
 */
record OpenInference(
        List<RemoteField> inputs,
        List<RemoteField> outputs,
        @Nullable String tensor,
        int rowsPerCall) implements RemoteProtocol {

    private static final Pattern PLACE = Pattern.compile("(.+?)(?:\\[(\\d{1,6})])?");

    static void requireSound(Descriptor descriptor) {
        for (var input : descriptor.inputs()) {
            if (input.field().optional()) {
                throw DescriptorReader.wrong(
                        "input '%s' is optional, but tensors have no missing values".formatted(input.name()));
            }
            if (descriptor.request().tensor() != null && !input.isNumber()) {
                throw DescriptorReader.wrong(
                        "input '%s' is not a number and cannot be in one tensor with others".formatted(input.name()));
            }
        }
    }

    @Override
    public JsonNode body(List<Column> columns, Rows rows) {
        var body = NODES.objectNode();
        var tensors = body.putArray("inputs");
        if (tensor == null) {
            for (var i = 0; i < inputs.size(); i++) {
                addTensor(tensors, inputs.get(i), columns.get(i), rows);
            }
        } else {
            addMatrix(tensors, columns, rows);
        }
        var expected = body.putArray("outputs");
        outputs.stream()
                .map(this::source)
                .distinct()
                .forEach(name -> expected.addObject().put("name", name));
        return body;
    }

    private static void addTensor(ArrayNode tensors, RemoteField input, Column column, Rows rows) {
        var node = tensors.addObject().put("name", input.atOr(input.name())).put("datatype", datatype(input));
        var shape = node.putArray("shape").add(rows.count());
        input.field().shape().forEach(shape::add);
        var data = node.putArray("data");
        for (var row = rows.from(); row < rows.end(); row++) {
            addFlat(data, Values.json(input, column, row));
        }
    }

    private void addMatrix(ArrayNode tensors, List<Column> columns, Rows rows) {
        var single = inputs.stream().allMatch(input -> input.field().type() == DataType.FLOAT);
        var node = tensors.addObject().put("name", tensor).put("datatype", single ? "FP32" : "FP64");
        node.putArray("shape")
                .add(rows.count())
                .add(inputs.stream().mapToInt(RemoteField::width).sum());
        var data = node.putArray("data");
        for (var row = rows.from(); row < rows.end(); row++) {
            for (var i = 0; i < inputs.size(); i++) {
                addFlat(data, Values.json(inputs.get(i), columns.get(i), row));
            }
        }
    }

    private static void addFlat(ArrayNode data, JsonNode value) {
        if (value instanceof ArrayNode vector) {
            data.addAll(vector);
        } else {
            data.add(value);
        }
    }

    private static String datatype(RemoteField input) {
        return switch (input.field().type()) {
            case BOOLEAN -> "BOOL";
            case INTEGER -> "INT64";
            case DOUBLE -> "FP64";
            case FLOAT -> "FP32";
            case TEXT -> "BYTES";
        };
    }

    private String source(RemoteField output) {
        var place = PLACE.matcher(output.atOr(output.name()));
        return place.matches() ? place.group(1) : output.name();
    }

    private static @Nullable Integer index(RemoteField output) {
        var place = PLACE.matcher(output.atOr(output.name()));
        return place.matches() && place.group(2) != null ? Integer.valueOf(place.group(2)) : null;
    }

    @Override
    public void read(JsonNode answer, List<Column> results, Rows rows) {
        for (var i = 0; i < outputs.size(); i++) {
            read(outputs.get(i), answer, results.get(i), rows);
        }
    }

    private void read(RemoteField output, JsonNode answer, Column column, Rows rows) {
        var data = NODES.arrayNode();
        flatten(tensor(output, answer).path("data"), data);
        var width = data.size() / rows.count();
        var index = index(output);
        if (data.size() != width * rows.count() || (index == null ? width != output.width() : index >= width)) {
            throw new ScoringFailed("Output '%s': the remote model gave %d values for %d rows of %s"
                    .formatted(output.name(), data.size(), rows.count(), output.atOr(output.name())));
        }
        for (var row = 0; row < rows.count(); row++) {
            Values.put(output, column, rows.from() + row, value(output, data, row * width, index));
        }
    }

    private static JsonNode value(RemoteField output, ArrayNode data, int from, @Nullable Integer index) {
        if (index != null) {
            return data.get(from + index);
        }
        if (output.field().isScalar()) {
            return data.get(from);
        }
        var vector = NODES.arrayNode(output.width());
        for (var i = 0; i < output.width(); i++) {
            vector.add(data.get(from + i));
        }
        return vector;
    }

    private JsonNode tensor(RemoteField output, JsonNode answer) {
        for (var tensor : answer.path("outputs")) {
            if (tensor instanceof ObjectNode && tensor.path("name").asText().equals(source(output))) {
                return tensor;
            }
        }
        throw new ScoringFailed(
                "Output '%s': the remote model's answer has no tensor '%s'".formatted(output.name(), source(output)));
    }

    /** Flattens data, which may be nested by rows. */
    private static void flatten(JsonNode node, ArrayNode flat) {
        if (!node.isArray()) {
            flat.add(node);
            return;
        }
        node.forEach(each -> flatten(each, flat));
    }
}
