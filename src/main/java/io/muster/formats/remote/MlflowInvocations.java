package io.muster.formats.remote;

import static io.muster.formats.remote.Values.NODES;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.datasets.columns.Column;
import java.util.List;

/**
 * The protocol of MLflow's scoring server (mlflow.org): rows as a {@code dataframe_split}. An input's place is a
 * column's name; an output's is a JSON pointer into its row's prediction, which is the prediction itself if there is
 * only one output.
 */
record MlflowInvocations(List<RemoteField> inputs, List<RemoteField> outputs, int rowsPerCall)
        implements RemoteProtocol {

    static void requireSound(Descriptor descriptor) {
        descriptor.outputs().forEach(output -> Pointers.compile(output.atOr("")));
    }

    @Override
    public JsonNode body(List<Column> columns, Rows rows) {
        var body = NODES.objectNode();
        var frame = body.putObject("dataframe_split");
        var names = frame.putArray("columns");
        inputs.forEach(input -> names.add(input.atOr(input.name())));
        var data = frame.putArray("data");
        for (var row = rows.from(); row < rows.end(); row++) {
            var values = data.addArray();
            for (var i = 0; i < inputs.size(); i++) {
                values.add(Values.json(inputs.get(i), columns.get(i), row));
            }
        }
        return body;
    }

    @Override
    public void read(JsonNode answer, List<Column> results, Rows rows) {
        Pointers.readRows(answer.path("predictions"), outputs, outputs.size() == 1 ? "" : null, results, rows);
    }
}
