package io.muster.formats.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.TensorInfo;
import io.muster.datasets.columns.Column;
import io.muster.formats.CheckedScorer.CheckedInput;
import io.muster.formats.IncompatibleSignature;
import io.muster.inventory.signature.DataType;
import io.muster.inventory.signature.Field;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * An input of a model: its tensor, and how checked values are written to it.
 *
 * @param shape dimensions of one row's tensor, without the batch dimension
 * @param batched whether a batch dimension comes first
 */
record InputTensor(String name, OnnxJavaType type, long[] shape, boolean batched, int width) {

    static InputTensor of(Field field, TensorInfo info, boolean batched) {
        var shape = Shapes.resolved(info, batched, field);
        if (field.optional() && info.type != OnnxJavaType.FLOAT && info.type != OnnxJavaType.DOUBLE) {
            throw new IncompatibleSignature("Input '%s' is declared optional, but a tensor of %s has no missing values"
                    .formatted(field.name(), info.type));
        }
        return new InputTensor(field.name(), info.type, shape, batched, Shapes.width(shape));
    }

    boolean isText() {
        return type == OnnxJavaType.STRING;
    }

    /** Allocates the memory of the tensor for that many rows. */
    ByteBuffer memory(int rows) {
        return TensorMemory.aligned(Math.multiplyExact(rows, Math.multiplyExact(width, type.size)));
    }

    OnnxTensor over(OrtEnvironment environment, ByteBuffer memory, int rows) throws OrtException {
        return OnnxTensor.createTensor(
                environment,
                memory.slice(0, rows * width * type.size).order(ByteOrder.nativeOrder()),
                dimensions(rows),
                type);
    }

    OnnxTensor ofTexts(OrtEnvironment environment, String[] texts) throws OrtException {
        return OnnxTensor.createTensor(environment, texts, dimensions(texts.length / width));
    }

    private long[] dimensions(int rows) {
        if (!batched) {
            return shape;
        }
        var dimensions = new long[shape.length + 1];
        dimensions[0] = rows;
        System.arraycopy(shape, 0, dimensions, 1, shape.length);
        return dimensions;
    }

    /** Writes rows {@code from} to {@code from + rows}. */
    void fill(ByteBuffer memory, CheckedInput input, int from, int rows) {
        if (type == OnnxJavaType.FLOAT && input.isVectors()) {
            input.copyVectors(from, rows, memory.asFloatBuffer());
        } else {
            fill(memory, input.column(), from, rows);
        }
    }

    private void fill(ByteBuffer memory, Column column, int from, int rows) {
        if (column instanceof Column.Vectors vectors) {
            fillFloats(memory, vectors.values(), from * width, rows * width);
        } else if (column instanceof Column.Numbers numbers) {
            fillNumbers(memory, numbers.values(), from, rows);
        } else if (column instanceof Column.Flags flags) {
            for (var row = 0; row < rows; row++) {
                memory.put(row, (byte) (flags.values()[from + row] ? 1 : 0));
            }
        }
    }

    private void fillFloats(ByteBuffer memory, float[] values, int from, int count) {
        for (var i = 0; i < count; i++) {
            put(memory, i, values[from + i]);
        }
    }

    private void fillNumbers(ByteBuffer memory, double[] values, int from, int count) {
        if (type == OnnxJavaType.DOUBLE) {
            memory.asDoubleBuffer().put(values, from, count);
            return;
        }
        for (var i = 0; i < count; i++) {
            put(memory, i, values[from + i]);
        }
    }

    /** Writes one row's checked value. */
    void fill(ByteBuffer memory, @Nullable Object value) {
        if (value instanceof Double number) {
            put(memory, 0, number);
        } else if (value instanceof double[] vector) {
            for (var i = 0; i < vector.length; i++) {
                put(memory, i, vector[i]);
            }
        } else if (value instanceof Boolean flag) {
            memory.put(0, (byte) (flag ? 1 : 0));
        } else {
            for (var i = 0; i < width; i++) {
                put(memory, i, Double.NaN);
            }
        }
    }

    private void put(ByteBuffer memory, int index, double value) {
        switch (type) {
            case FLOAT -> memory.putFloat(index * Float.BYTES, (float) value);
            case DOUBLE -> memory.putDouble(index * Double.BYTES, value);
            case INT64 -> memory.putLong(index * Long.BYTES, (long) value);
            case INT32 -> memory.putInt(index * Integer.BYTES, (int) value);
            case BOOL, STRING, INT8, INT16, UINT8, FLOAT16, BFLOAT16, UNKNOWN ->
                throw new IllegalStateException("Numbers cannot be put into a tensor of " + type);
        }
    }

    static DataType dataType(String name, OnnxJavaType type) {
        return switch (type) {
            case FLOAT -> DataType.FLOAT;
            case DOUBLE -> DataType.DOUBLE;
            case INT64, INT32 -> DataType.INTEGER;
            case BOOL -> DataType.BOOLEAN;
            case STRING -> DataType.TEXT;
            case INT8, INT16, UINT8, FLOAT16, BFLOAT16, UNKNOWN ->
                throw new io.muster.formats.UnreadableArtifact(
                        "The ONNX model's tensor '%s' has elements of %s, which are not supported"
                                .formatted(name, type));
        };
    }
}
