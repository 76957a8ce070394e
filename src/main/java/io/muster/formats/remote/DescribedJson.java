package io.muster.formats.remote;

import static io.muster.formats.remote.Values.NODES;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.datasets.columns.Column;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The protocol of any JSON endpoint. Places are JSON pointers (RFC 6901): of inputs and outputs within a row, by
 * default {@code /name}, and of the arrays of rows within request and response.
 */
final class DescribedJson implements RemoteProtocol {

    private final List<RemoteField> inputs;
    private final List<RemoteField> outputs;
    private final ObjectNode constants;
    private final @Nullable String requestRows;
    private final @Nullable String responseRows;
    private final int rowsPerCall;

    DescribedJson(List<RemoteField> inputs, List<RemoteField> outputs, Descriptor descriptor, int rowsPerCall) {
        this.inputs = inputs;
        this.outputs = outputs;
        var request = descriptor.request();
        this.constants = constants(descriptor);
        this.requestRows = request.rows();
        this.responseRows = descriptor.response().rows();
        this.rowsPerCall = requestRows == null ? 1 : rowsPerCall;
    }

    static void requireSound(Descriptor descriptor) {
        requireRowsOnBothSides(
                descriptor.request().rows(), descriptor.response().rows());
        descriptor.outputs().forEach(output -> Pointers.compile(output.atOr(Pointers.member(output.name()))));
        trial(descriptor);
    }

    private static void requireRowsOnBothSides(@Nullable String request, @Nullable String response) {
        if (request != null && response == null) {
            throw DescriptorReader.wrong("'request' has 'rows', so 'response' needs them");
        }
        if (response != null) {
            Pointers.compile(response);
        }
    }

    /** Detects overlapping places here instead of at the first row. */
    private static void trial(Descriptor descriptor) {
        var body = constants(descriptor).deepCopy();
        var rows = descriptor.request().rows();
        if (rows != null) {
            Pointers.put(body, rows, NODES.arrayNode());
        }
        var row = rows == null ? body : NODES.objectNode();
        for (var input : descriptor.inputs()) {
            Pointers.put(row, input.atOr(Pointers.member(input.name())), NODES.nullNode());
        }
    }

    private static ObjectNode constants(Descriptor descriptor) {
        var constants = descriptor.request().constants();
        return constants == null ? NODES.objectNode() : constants;
    }

    @Override
    public int rowsPerCall() {
        return rowsPerCall;
    }

    @Override
    public JsonNode body(List<Column> columns, Rows rows) {
        var body = constants.deepCopy();
        if (requestRows == null) {
            fill(body, columns, rows.from());
            return body;
        }
        var array = NODES.arrayNode(rows.count());
        for (var row = rows.from(); row < rows.end(); row++) {
            fill(array.addObject(), columns, row);
        }
        Pointers.put(body, requestRows, array);
        return body;
    }

    private void fill(ObjectNode node, List<Column> columns, int row) {
        for (var i = 0; i < inputs.size(); i++) {
            var input = inputs.get(i);
            Pointers.put(node, input.atOr(Pointers.member(input.name())), Values.json(input, columns.get(i), row));
        }
    }

    @Override
    public void read(JsonNode answer, List<Column> results, Rows rows) {
        var array = responseRows == null ? NODES.arrayNode().add(answer) : answer.at(responseRows);
        Pointers.readRows(array, outputs, null, results, rows);
    }
}
