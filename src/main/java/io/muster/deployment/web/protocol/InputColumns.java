package io.muster.deployment.web.protocol;

import io.muster.datasets.columns.Column;
import io.muster.datasets.columns.ColumnBatch;
import io.muster.deployment.ServedVersions.Lease;
import io.muster.deployment.web.protocol.InferenceRequest.InvalidRequest;
import io.muster.deployment.web.protocol.Tensor.TensorType;
import io.muster.inventory.signature.DataType;
import io.muster.inventory.signature.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/** The conversion of a request's tensors to the scorer's input columns. The scorer decides whether the values fit the model. */
public final class InputColumns {

    private InputColumns() {}

    /**
     * @throws InvalidRequest naming the input: not one of the model's, given twice, of another shape or number of
     *     rows, or too many rows
     */
    public static ColumnBatch of(List<Tensor> tensors, Lease lease, int maxRows) {
        var rows = tensors.get(0).rows();
        if (rows > maxRows) {
            throw InvalidRequest.tooLarge(
                    "The request has %d rows; at most %d are answered at once".formatted(rows, maxRows));
        }
        var columns = new ArrayList<Column>(tensors.size());
        var names = new HashSet<String>(tensors.size() * 2);
        for (var tensor : tensors) {
            if (!names.add(tensor.name())) {
                throw new InvalidRequest("Input '%s' is given twice".formatted(tensor.name()));
            }
            columns.add(column(tensor, rows, lease));
        }
        return new ColumnBatch(rows, columns);
    }

    private static Column column(Tensor tensor, int rows, Lease lease) {
        var field = lease.input(tensor.name());
        if (field == null) {
            throw new InvalidRequest("%s has no input '%s'; its inputs are %s"
                    .formatted(
                            lease.deployment().version(),
                            ProtocolJson.shown(tensor.name()),
                            lease.signature().inputs().stream().map(Field::name).toList()));
        }
        requireShape(tensor, rows, field);
        return field.isScalar() ? scalars(tensor, field) : vectors(tensor, field);
    }

    private static void requireShape(Tensor tensor, int rows, Field field) {
        var shape = tensor.shape();
        if (tensor.rows() != rows || !isRowShape(shape, field)) {
            throw new InvalidRequest("Input '%s' has the shape %s; expected %s"
                    .formatted(tensor.name(), Arrays.toString(shape), expected(rows, field)));
        }
    }

    private static boolean isRowShape(int[] shape, Field field) {
        if (field.isScalar()) {
            return shape.length == 1 || shape.length == 2 && shape[1] == 1;
        }
        var same = shape.length == field.shape().size() + 1;
        for (var i = 1; same && i < shape.length; i++) {
            same = shape[i] == field.shape().get(i - 1);
        }
        return same;
    }

    private static String expected(int rows, Field field) {
        if (field.isScalar()) {
            return "[%d] or [%d, 1]".formatted(rows, rows);
        }
        var shape = new ArrayList<Integer>(List.of(rows));
        shape.addAll(field.shape());
        return shape.toString();
    }

    private static Column scalars(Tensor tensor, Field field) {
        requireType(tensor, field);
        var data = tensor.data();
        return switch (field.type()) {
            case BOOLEAN -> new Column.Flags(field.name(), data.flags());
            case TEXT -> new Column.Texts(field.name(), data.texts());
            case INTEGER, DOUBLE, FLOAT -> new Column.Numbers(field.name(), data.numbers());
        };
    }

    private static void requireType(Tensor tensor, Field field) {
        var fits = switch (field.type()) {
            case BOOLEAN -> tensor.type() == TensorType.BOOL;
            case TEXT -> tensor.type() == TensorType.BYTES;
            case INTEGER, DOUBLE, FLOAT -> tensor.type().isNumber();
        };
        if (!fits) {
            throw new InvalidRequest("Input '%s' is of datatype %s; the model expects %s"
                    .formatted(tensor.name(), tensor.type(), TensorType.of(field.type())));
        }
    }

    private static Column vectors(Tensor tensor, Field field) {
        requireType(tensor, field);
        if (field.type() == DataType.TEXT || field.type() == DataType.BOOLEAN) {
            throw new InvalidRequest("Input '%s' is a vector of %s, which this endpoint does not support"
                    .formatted(tensor.name(), TensorType.of(field.type())));
        }
        var numbers = tensor.data().numbers();
        var floats = new float[numbers.length];
        for (var i = 0; i < floats.length; i++) {
            floats[i] = narrowed(numbers[i], field);
        }
        return new Column.Vectors(field.name(), floats.length / tensor.rows(), floats);
    }

    /** Vectors use 32-bit numbers; a whole number must not be rounded by the conversion. */
    private static float narrowed(double number, Field field) {
        var narrow = (float) number;
        if (Float.isInfinite(narrow) || field.type() == DataType.INTEGER && narrow != number && !Double.isNaN(number)) {
            throw new InvalidRequest(
                    "Input '%s' has the value %s, which does not fit into 32 bits".formatted(field.name(), number));
        }
        return narrow;
    }
}
