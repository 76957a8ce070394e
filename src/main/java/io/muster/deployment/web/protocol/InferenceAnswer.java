package io.muster.deployment.web.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import io.muster.datasets.columns.Column;
import io.muster.datasets.columns.ColumnBatch;
import io.muster.deployment.ServedVersions.Lease;
import io.muster.deployment.web.protocol.InferenceRequest.InvalidRequest;
import io.muster.deployment.web.protocol.Tensor.TensorType;
import io.muster.formats.ScoringFailed;
import io.muster.inventory.signature.DataType;
import io.muster.inventory.signature.Field;
import io.muster.shared.VersionId;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A response of the protocol: the requested outputs of a model, written as flat data, row by row, missing values as null.
 *
 * @param id of the request, or null
 */
public record InferenceAnswer(VersionId version, @Nullable String id, int rows, List<Output> outputs) {

    /** @param field as in the signature */
    record Output(Field field, Column column) {}

    /**
     * Called before scoring, so that an invalid request costs nothing.
     *
     * @param names empty for all
     * @throws InvalidRequest if the model has no such output, or one is named twice
     */
    public static List<Field> requestedOutputs(List<String> names, Lease lease) {
        var all = lease.signature().outputs();
        if (names.isEmpty()) {
            return all;
        }
        if (new HashSet<>(names).size() != names.size()) {
            throw new InvalidRequest("An output is requested twice: " + names);
        }
        return names.stream().map(name -> named(name, lease)).toList();
    }

    private static Field named(String name, Lease lease) {
        return lease.signature()
                .output(name)
                .orElseThrow(() -> new InvalidRequest("%s has no output '%s'; its outputs are %s"
                        .formatted(
                                lease.deployment().version(),
                                ProtocolJson.shown(name),
                                lease.signature().outputs().stream()
                                        .map(Field::name)
                                        .toList())));
    }

    /**
     * @param scored all outputs of the model
     * @param requested those that are answered, in this order
     * @throws ScoringFailed if a number is infinite, which JSON cannot express
     */
    public static InferenceAnswer of(
            VersionId version, @Nullable String id, ColumnBatch scored, List<Field> requested) {
        var outputs = new ArrayList<Output>(requested.size());
        for (var field : requested) {
            var column = scored.column(field.name());
            requireExpressible(column);
            outputs.add(new Output(field, column));
        }
        return new InferenceAnswer(version, id, scored.rows(), outputs);
    }

    private static void requireExpressible(Column column) {
        if (column instanceof Column.Numbers numbers) {
            for (var number : numbers.values()) {
                requireFinite(column, number);
            }
        } else if (column instanceof Column.Vectors vectors) {
            for (var number : vectors.values()) {
                requireFinite(column, number);
            }
        }
    }

    private static void requireFinite(Column column, double number) {
        if (Double.isInfinite(number)) {
            throw new ScoringFailed(
                    "The model gave an infinite '%s', which cannot be expressed in JSON".formatted(column.name()));
        }
    }

    public void write(OutputStream out) throws IOException {
        try (var json = ProtocolJson.JSON.createGenerator(out)) {
            new Writer(json).write(this);
        }
    }

    private record Writer(JsonGenerator json) {

        private void write(InferenceAnswer answer) throws IOException {
            json.writeStartObject();
            json.writeStringField("model_name", answer.version().model().name());
            json.writeStringField(
                    "model_version", Integer.toString(answer.version().number()));
            if (answer.id() != null) {
                json.writeStringField("id", answer.id());
            }
            json.writeArrayFieldStart("outputs");
            for (var output : answer.outputs()) {
                write(output, answer.rows());
            }
            json.writeEndArray();
            json.writeEndObject();
        }

        private void write(Output output, int rows) throws IOException {
            var field = output.field();
            json.writeStartObject();
            json.writeStringField("name", field.name());
            json.writeArrayFieldStart("shape");
            json.writeNumber(rows);
            for (var dimension : field.shape()) {
                json.writeNumber(dimension);
            }
            json.writeEndArray();
            json.writeStringField("datatype", TensorType.of(field.type()).name());
            json.writeArrayFieldStart("data");
            write(output.column(), field);
            json.writeEndArray();
            json.writeEndObject();
        }

        private void write(Column column, Field field) throws IOException {
            if (column instanceof Column.Numbers numbers) {
                for (var number : numbers.values()) {
                    write(number, field.type());
                }
            } else if (column instanceof Column.Vectors vectors) {
                for (var number : vectors.values()) {
                    writeVectorElement(number, field.type());
                }
            } else if (column instanceof Column.Texts texts) {
                for (var text : texts.values()) {
                    json.writeString(text);
                }
            } else if (column instanceof Column.Flags flags) {
                for (var flag : flags.values()) {
                    write(flag);
                }
            }
        }

        private void write(double number, DataType type) throws IOException {
            if (Double.isNaN(number)) {
                json.writeNull();
            } else if (type == DataType.INTEGER) {
                json.writeNumber((long) number);
            } else if (type == DataType.FLOAT) {
                json.writeNumber((float) number);
            } else {
                json.writeNumber(number);
            }
        }

        private void writeVectorElement(float number, DataType type) throws IOException {
            if (Float.isNaN(number)) {
                json.writeNull();
            } else if (type == DataType.INTEGER) {
                json.writeNumber((long) number);
            } else {
                json.writeNumber(number);
            }
        }

        private void write(@Nullable Boolean flag) throws IOException {
            if (flag == null) {
                json.writeNull();
            } else {
                json.writeBoolean(flag);
            }
        }
    }
}
