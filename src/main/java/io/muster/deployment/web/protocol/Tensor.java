package io.muster.deployment.web.protocol;

import java.util.Arrays;

/**
 * An input of a request whose members are consistent.
 *
 * @param shape rows first
 */
record Tensor(String name, TensorType type, int[] shape, TensorData data) {

    /** @throws InvalidRequest naming the input */
    Tensor {
        requireShape(name, shape, data);
        requireKind(name, type, data);
    }

    int rows() {
        return shape[0];
    }

    private static void requireShape(String name, int[] shape, TensorData data) {
        if (shape.length == 0) {
            throw new InvalidRequest(
                    "Input '%s' has no dimension; the first one of 'shape' counts the rows".formatted(name));
        }
        var values = Arrays.stream(shape).asLongStream().reduce(1, Tensor::product);
        var nesting = data.nesting();
        if (values != data.count() || nesting != null && !Arrays.equals(nesting, shape)) {
            throw new InvalidRequest("Input '%s' has %d values%s in 'data', but its 'shape' is %s"
                    .formatted(
                            name,
                            data.count(),
                            nesting == null ? "" : " nested as " + Arrays.toString(nesting),
                            Arrays.toString(shape)));
        }
    }

    /** A saturating product: no request has that many values. */
    private static long product(long one, long other) {
        var high = Math.multiplyHigh(one, other);
        return high == 0 && one * other >= 0 ? one * other : Long.MAX_VALUE;
    }

    private static void requireKind(String name, TensorType type, TensorData data) {
        var fits = switch (data.kind()) {
            case NUMBERS -> type.isNumber();
            case TEXTS -> type.kind() == TensorType.Kind.TEXT;
            case FLAGS -> type.kind() == TensorType.Kind.FLAG;
            case UNKNOWN -> true;
        };
        if (!fits) {
            throw new InvalidRequest("Input '%s' is of datatype %s, but its 'data' holds %s"
                    .formatted(name, type, data.kind().name().toLowerCase(java.util.Locale.ROOT)));
        }
        if (type.kind() == TensorType.Kind.WHOLE && !data.isExact()) {
            throw new InvalidRequest(
                    "Input '%s' has a whole number beyond ±2^53, which is not accepted".formatted(name));
        }
        if (type.isNumber() && data.kind() == TensorData.Kind.NUMBERS) {
            requireRange(name, type, data.numbers());
        }
    }

    private static void requireRange(String name, TensorType type, double[] numbers) {
        for (var number : numbers) {
            if (!type.holds(number)) {
                throw new InvalidRequest(
                        "Input '%s' has the value %s, which is not a valid %s".formatted(name, number, type));
            }
        }
    }
}
