package io.muster.deployment.web.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import io.muster.datasets.columns.Column;
import io.muster.deployment.web.protocol.OutputColumns.Output;
import io.muster.inventory.signature.DataType;
import io.muster.inventory.signature.Field;
import io.muster.shared.VersionId;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The writer of the protocol's responses: flat data, row by row; missing values as null. */
public final class AnswerWriter {

    private final JsonGenerator json;

    private AnswerWriter(JsonGenerator json) {
        this.json = json;
    }

    /** A response to be written. */
    public record Answer(VersionId version, @Nullable String id, int rows, List<Output> outputs) {}

    public static void write(Answer answer, OutputStream out) throws IOException {
        try (var json = ProtocolJson.JSON.createGenerator(out)) {
            new AnswerWriter(json).write(answer);
        }
    }

    private void write(Answer answer) throws IOException {
        json.writeStartObject();
        json.writeStringField("model_name", answer.version().model().name());
        json.writeStringField("model_version", Integer.toString(answer.version().number()));
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
