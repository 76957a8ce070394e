package io.muster.formats.onnx;

import ai.onnxruntime.TensorInfo;
import io.muster.formats.IncompatibleSignature;
import io.muster.inventory.signature.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The conversion between the dimensions of a tensor and the shape of a field. A dimension of -1 is open. */
final class Shapes {

    private Shapes() {}

    static boolean isOpen(long dimension) {
        return dimension < 0;
    }

    /** One row's dimensions: all but the batch dimension. */
    static long[] ofRow(TensorInfo info, boolean batched) {
        var shape = info.getShape();
        return batched ? Arrays.copyOfRange(shape, 1, shape.length) : shape;
    }

    /**
     * The shape of a field: without leading ones, so that a tensor of one element is a scalar.
     *
     * @return empty if a dimension is open
     */
    static Optional<List<Integer>> ofField(long[] row) {
        var shape = new ArrayList<Integer>();
        for (var dimension : row) {
            if (isOpen(dimension)) {
                return Optional.empty();
            }
            if (dimension != 1 || !shape.isEmpty()) {
                shape.add(Math.toIntExact(dimension));
            }
        }
        return Optional.of(shape);
    }

    static int width(long[] row) {
        return Math.toIntExact(Arrays.stream(row).reduce(1, Math::multiplyExact));
    }

    static int width(Field field) {
        return field.shape().stream().reduce(1, Math::multiplyExact);
    }

    /** One row's dimensions, with open ones taken from the field's declaration. */
    static long[] resolved(TensorInfo info, boolean batched, Field field) {
        var row = ofRow(info, batched);
        var open = Arrays.stream(row).filter(Shapes::isOpen).count();
        if (open == 0) {
            return requireWidth(row, field, row);
        }
        if (open == 1) {
            var known =
                    Arrays.stream(row).filter(dimension -> !isOpen(dimension)).reduce(1, Math::multiplyExact);
            var closed = Arrays.stream(row)
                    .map(dimension -> isOpen(dimension) ? width(field) / Math.max(known, 1) : dimension)
                    .toArray();
            return requireWidth(closed, field, row);
        }
        var declared = field.shape().stream().mapToLong(Integer::longValue).toArray();
        return requireWidth(declared.length == row.length ? declared : row, field, row);
    }

    private static long[] requireWidth(long[] closed, Field field, long[] row) {
        var matches = closed.length == row.length && width(closed) == width(field);
        for (var i = 0; matches && i < row.length; i++) {
            matches = isOpen(row[i]) || row[i] == closed[i];
        }
        if (!matches) {
            throw new IncompatibleSignature("Field '%s' is declared with shape %s; the ONNX model has %s"
                    .formatted(field.name(), field.shape(), Arrays.toString(row)));
        }
        return closed;
    }
}
