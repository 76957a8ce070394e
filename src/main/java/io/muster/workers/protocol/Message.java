package io.muster.workers.protocol;

import io.muster.datasets.columns.Column;
import io.muster.inventory.signature.DataType;
import io.muster.inventory.signature.Field;
import io.muster.inventory.signature.GoldenRecord;
import io.muster.inventory.signature.Signature;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The encoding of messages between the two sides: lengths, numbers and texts in order, and no Java objects, whose
 * deserialisation would run the sender's code. Unexpected content is an {@link IOException}.
 */
final class Message {

    private static final byte NOTHING = 0;
    private static final byte NUMBER = 1;
    private static final byte WHOLE = 2;
    private static final byte TEXT = 3;
    private static final byte FLAG = 4;
    private static final byte FLOATS = 5;
    private static final byte DOUBLES = 6;

    private static final int COPY = 8192;

    private Message() {}

    static void text(DataOutputStream out, @Nullable String text) throws IOException {
        if (text == null) {
            out.writeInt(-1);
            return;
        }
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static @Nullable String text(DataInputStream in) throws IOException {
        var length = in.readInt();
        if (length < 0) {
            return null;
        }
        return new String(in.readNBytes(checked(in, length, 1)), StandardCharsets.UTF_8);
    }

    /** A count that fits into the rest of the message, so that nothing is allocated on the other side's claim alone. */
    private static int checked(DataInputStream in, int count, int bytesEach) throws IOException {
        if (count < 0 || (long) count * bytesEach > in.available()) {
            throw new IOException("A message claims %d values of %d bytes but has only %d bytes left"
                    .formatted(count, bytesEach, in.available()));
        }
        return count;
    }

    static void signature(DataOutputStream out, Signature signature) throws IOException {
        fields(out, signature.inputs());
        fields(out, signature.outputs());
    }

    static Signature signature(DataInputStream in) throws IOException {
        return new Signature(fields(in), fields(in));
    }

    private static void fields(DataOutputStream out, List<Field> fields) throws IOException {
        out.writeInt(fields.size());
        for (var field : fields) {
            text(out, field.name());
            text(out, field.type().name());
            out.writeInt(field.shape().size());
            for (var dimension : field.shape()) {
                out.writeInt(dimension);
            }
            out.writeBoolean(field.optional());
            value(out, field.minimum());
            value(out, field.maximum());
            texts(out, field.categories());
            texts(out, field.columns());
        }
    }

    private static List<Field> fields(DataInputStream in) throws IOException {
        var fields = new ArrayList<Field>();
        for (var left = checked(in, in.readInt(), 1); left > 0; left--) {
            var name = text(in);
            var type = DataType.valueOf(text(in));
            var shape = new ArrayList<Integer>();
            for (var dimensions = checked(in, in.readInt(), 4); dimensions > 0; dimensions--) {
                shape.add(in.readInt());
            }
            var optional = in.readBoolean();
            var minimum = (Double) value(in);
            var maximum = (Double) value(in);
            fields.add(new Field(name, type, shape, optional, minimum, maximum, texts(in), texts(in)));
        }
        return fields;
    }

    static void records(DataOutputStream out, List<GoldenRecord> records) throws IOException {
        out.writeInt(records.size());
        for (var each : records) {
            named(out, each.inputs());
            named(out, each.expected());
            out.writeDouble(each.tolerance());
        }
    }

    static List<GoldenRecord> records(DataInputStream in) throws IOException {
        var records = new ArrayList<GoldenRecord>();
        for (var left = checked(in, in.readInt(), 1); left > 0; left--) {
            records.add(new GoldenRecord(named(in), named(in), in.readDouble()));
        }
        return records;
    }

    private static void named(DataOutputStream out, Map<String, @Nullable Object> values) throws IOException {
        out.writeInt(values.size());
        for (var value : values.entrySet()) {
            text(out, value.getKey());
            value(out, value.getValue());
        }
    }

    private static Map<String, @Nullable Object> named(DataInputStream in) throws IOException {
        var values = new LinkedHashMap<String, @Nullable Object>();
        for (var left = checked(in, in.readInt(), 1); left > 0; left--) {
            values.put(String.valueOf(text(in)), value(in));
        }
        return values;
    }

    private static void texts(DataOutputStream out, List<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (var text : texts) {
            text(out, text);
        }
    }

    private static List<String> texts(DataInputStream in) throws IOException {
        var texts = new ArrayList<String>();
        for (var left = checked(in, in.readInt(), Integer.BYTES); left > 0; left--) {
            texts.add(text(in));
        }
        return texts;
    }

    static void values(DataOutputStream out, @Nullable Object[] values) throws IOException {
        out.writeInt(values.length);
        for (var value : values) {
            value(out, value);
        }
    }

    static @Nullable Object[] values(DataInputStream in) throws IOException {
        var values = new Object[checked(in, in.readInt(), 1)];
        for (var i = 0; i < values.length; i++) {
            values[i] = value(in);
        }
        return values;
    }

    private static void value(DataOutputStream out, @Nullable Object value) throws IOException {
        if (value == null) {
            out.writeByte(NOTHING);
        } else if (value instanceof Long || value instanceof Integer) {
            out.writeByte(WHOLE);
            out.writeLong(((Number) value).longValue());
        } else if (value instanceof Number number) {
            out.writeByte(NUMBER);
            out.writeDouble(number.doubleValue());
        } else if (value instanceof Boolean flag) {
            out.writeByte(FLAG);
            out.writeBoolean(flag);
        } else if (value instanceof float[] floats) {
            out.writeByte(FLOATS);
            floats(out, floats);
        } else if (value instanceof double[] doubles) {
            out.writeByte(DOUBLES);
            doubles(out, doubles);
        } else {
            out.writeByte(TEXT);
            text(out, value.toString());
        }
    }

    private static @Nullable Object value(DataInputStream in) throws IOException {
        var kind = in.readByte();
        return switch (kind) {
            case NOTHING -> null;
            case NUMBER -> in.readDouble();
            case WHOLE -> in.readLong();
            case TEXT -> text(in);
            case FLAG -> in.readBoolean();
            case FLOATS -> floats(in);
            case DOUBLES -> doubles(in);
            default -> throw new IOException("A message has a value of the unknown kind " + kind);
        };
    }

    static void columns(DataOutputStream out, List<Column> columns) throws IOException {
        out.writeInt(columns.size());
        for (var column : columns) {
            text(out, column.name());
            if (column instanceof Column.Numbers numbers) {
                out.writeByte(DOUBLES);
                doubles(out, numbers.values());
            } else if (column instanceof Column.Vectors vectors) {
                out.writeByte(FLOATS);
                out.writeInt(vectors.width());
                floats(out, vectors.values());
            } else if (column instanceof Column.Texts texts) {
                out.writeByte(TEXT);
                values(out, texts.values());
            } else if (column instanceof Column.Flags flags) {
                out.writeByte(FLAG);
                values(out, flags.values());
            }
        }
    }

    static List<Column> columns(DataInputStream in) throws IOException {
        var columns = new ArrayList<Column>();
        for (var left = checked(in, in.readInt(), 1); left > 0; left--) {
            var name = String.valueOf(text(in));
            var kind = in.readByte();
            columns.add(
                    switch (kind) {
                        case DOUBLES -> new Column.Numbers(name, doubles(in));
                        case FLOATS -> new Column.Vectors(name, in.readInt(), floats(in));
                        case TEXT -> new Column.Texts(name, copied(values(in), String[].class));
                        case FLAG -> new Column.Flags(name, copied(values(in), Boolean[].class));
                        default -> throw new IOException("A message has a column of the unknown kind " + kind);
                    });
        }
        return columns;
    }

    private static <T> T[] copied(@Nullable Object[] values, Class<T[]> kind) throws IOException {
        try {
            return java.util.Arrays.copyOf(values, values.length, kind);
        } catch (ArrayStoreException e) {
            throw new IOException("A message has a column of values of different kinds", e);
        }
    }

    private static void floats(DataOutputStream out, float[] values) throws IOException {
        out.writeInt(values.length);
        var block = ByteBuffer.allocate(Math.min(COPY, values.length * Float.BYTES));
        for (var from = 0; from < values.length; from += COPY / Float.BYTES) {
            var count = Math.min(COPY / Float.BYTES, values.length - from);
            block.asFloatBuffer().put(values, from, count);
            out.write(block.array(), 0, count * Float.BYTES);
        }
    }

    private static float[] floats(DataInputStream in) throws IOException {
        var values = new float[checked(in, in.readInt(), Float.BYTES)];
        ByteBuffer.wrap(in.readNBytes(values.length * Float.BYTES))
                .asFloatBuffer()
                .get(values);
        return values;
    }

    private static void doubles(DataOutputStream out, double[] values) throws IOException {
        out.writeInt(values.length);
        var block = ByteBuffer.allocate(Math.min(COPY, values.length * Double.BYTES));
        for (var from = 0; from < values.length; from += COPY / Double.BYTES) {
            var count = Math.min(COPY / Double.BYTES, values.length - from);
            block.asDoubleBuffer().put(values, from, count);
            out.write(block.array(), 0, count * Double.BYTES);
        }
    }

    private static double[] doubles(DataInputStream in) throws IOException {
        var values = new double[checked(in, in.readInt(), Double.BYTES)];
        ByteBuffer.wrap(in.readNBytes(values.length * Double.BYTES))
                .asDoubleBuffer()
                .get(values);
        return values;
    }
}
