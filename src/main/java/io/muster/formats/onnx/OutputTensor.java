package io.muster.formats.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxMap;
import ai.onnxruntime.OnnxSequence;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import io.muster.datasets.columns.Column;
import io.muster.formats.ScoringFailed;
import io.muster.formats.onnx.AnswerMemory.RunOutputs;
import io.muster.inventory.signature.Field;
import java.nio.FloatBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An output of the signature, and the value of the model that it is read from.
 *
 * @param source the model's own name of the value
 * @param label the class of a map output, or null for tensors
 */
record OutputTensor(Field field, String source, @Nullable String label, int width) {

    void read(RunOutputs answers, Column column, int from, int rows) throws OrtException {
        var value = answers.value(source);
        if (value instanceof OnnxTensor tensor) {
            readTensor(answers, tensor, column, from, rows);
        } else if (value instanceof OnnxSequence maps) {
            readMaps(maps.getValue(), ((Column.Numbers) column).values(), from, rows);
        }
    }

    /** The value of a single row, without an intermediate column. */
    @Nullable
    Object readRow(RunOutputs answers) throws OrtException {
        if (answers.value(source) instanceof OnnxTensor tensor && tensor.getInfo().type == OnnxJavaType.FLOAT) {
            var buffer = answers.floats(source, tensor);
            requireElements(buffer.remaining(), 1);
            if (!field.isScalar()) {
                var vector = new float[width];
                buffer.get(vector);
                return vector;
            }
            var number = buffer.get(0);
            return Float.isNaN(number) ? null : (Object) (double) number;
        }
        var column = io.muster.formats.RowsAsColumns.empty(List.of(field), 1).get(0);
        read(answers, column, 0, 1);
        var got = io.muster.formats.RowsAsColumns.value(column, 0);
        return got instanceof double[] ? ((Column.Vectors) column).values() : got;
    }

    private void readTensor(RunOutputs answers, OnnxTensor tensor, Column column, int from, int rows)
            throws OrtException {
        requireElements(tensor.getInfo().getNumElements(), rows);
        if (column instanceof Column.Vectors vectors) {
            readNumbers(answers, tensor, null, vectors.values(), from * width);
        } else if (column instanceof Column.Numbers numbers) {
            readNumbers(answers, tensor, numbers.values(), null, from);
        } else if (column instanceof Column.Flags flags) {
            var bytes = tensor.getByteBuffer();
            for (var row = 0; row < rows; row++) {
                flags.values()[from + row] = bytes.get(row) != 0;
            }
        } else if (column instanceof Column.Texts texts) {
            readTexts(tensor.getValue(), texts.values(), from);
        }
    }

    private void requireElements(long elements, int rows) {
        if (elements != (long) rows * width) {
            throw new ScoringFailed(
                    "Output '%s': the model gave %d values for %d rows of %d".formatted(source, elements, rows, width));
        }
    }

    private void readNumbers(
            RunOutputs answers, OnnxTensor tensor, double @Nullable [] doubles, float @Nullable [] floats, int to) {
        switch (tensor.getInfo().type) {
            case FLOAT -> {
                var buffer = answers.floats(source, tensor);
                if (floats != null) {
                    buffer.get(floats, to, buffer.remaining());
                } else {
                    widen(buffer, doubles, to);
                }
            }
            case DOUBLE -> {
                var buffer = tensor.getDoubleBuffer();
                for (var i = 0; buffer.hasRemaining(); i++) {
                    put(doubles, floats, to + i, buffer.get());
                }
            }
            case INT64 -> {
                var buffer = tensor.getLongBuffer();
                for (var i = 0; buffer.hasRemaining(); i++) {
                    put(doubles, floats, to + i, buffer.get());
                }
            }
            case INT32 -> {
                var buffer = tensor.getIntBuffer();
                for (var i = 0; buffer.hasRemaining(); i++) {
                    put(doubles, floats, to + i, buffer.get());
                }
            }
            case BOOL, STRING, INT8, INT16, UINT8, FLOAT16, BFLOAT16, UNKNOWN ->
                throw new ScoringFailed(
                        "Output '%s': the model gave %s, expected numbers".formatted(source, tensor.getInfo().type));
        }
    }

    /** A separate loop for each type of buffer: a common one would check the type at each value. */
    private static void widen(FloatBuffer buffer, double[] doubles, int to) {
        var count = buffer.remaining();
        if (buffer.hasArray()) {
            var array = buffer.array();
            for (var i = 0; i < count; i++) {
                doubles[to + i] = array[i];
            }
            return;
        }
        for (var i = 0; i < count; i++) {
            doubles[to + i] = buffer.get(i);
        }
    }

    private static void put(double @Nullable [] doubles, float @Nullable [] floats, int index, double value) {
        if (doubles != null) {
            doubles[index] = value;
        } else {
            floats[index] = (float) value;
        }
    }

    private void readTexts(Object value, @Nullable String[] texts, int to) {
        if (value instanceof String[] flat) {
            System.arraycopy(flat, 0, texts, to, flat.length);
        } else if (value instanceof String[][] nested) {
            for (var row = 0; row < nested.length; row++) {
                texts[to + row] = nested[row][0];
            }
        } else {
            texts[to] = String.valueOf(value);
        }
    }

    private void readMaps(List<? extends OnnxValue> maps, double[] numbers, int from, int rows) throws OrtException {
        try {
            if (maps.size() != rows) {
                throw new ScoringFailed(
                        "Output '%s': the model gave %d maps for %d rows".formatted(source, maps.size(), rows));
            }
            for (var row = 0; row < rows; row++) {
                numbers[from + row] = of(((OnnxMap) maps.get(row)).getValue());
            }
        } finally {
            OnnxValue.close(maps);
        }
    }

    private double of(java.util.Map<?, ?> map) {
        for (var entry : map.entrySet()) {
            if (entry.getKey().toString().equals(label)) {
                return ((Number) entry.getValue()).doubleValue();
            }
        }
        throw new ScoringFailed("Output '%s': the model gave no value for class '%s'".formatted(source, label));
    }
}
