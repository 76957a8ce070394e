package io.muster.deployment.web.protocol;

import io.muster.deployment.web.protocol.InferenceRequest.InvalidRequest;
import io.muster.inventory.signature.DataType;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An input of a request whose members are consistent.
 *
 * @param shape rows first
 */
public record Tensor(String name, TensorType type, int[] shape, TensorData data) {

    /** @throws InvalidRequest naming the input */
    public Tensor {
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

    /** The protocol's tensor data types, with the range of numbers each can hold. */
    public enum TensorType {
        BOOL(Kind.FLAG, 0, 0),
        UINT8(Kind.WHOLE, 0, 255),
        UINT16(Kind.WHOLE, 0, 65_535),
        UINT32(Kind.WHOLE, 0, 4_294_967_295L),
        UINT64(Kind.WHOLE, 0, Bounds.LARGEST_WHOLE),
        INT8(Kind.WHOLE, Byte.MIN_VALUE, Byte.MAX_VALUE),
        INT16(Kind.WHOLE, Short.MIN_VALUE, Short.MAX_VALUE),
        INT32(Kind.WHOLE, Integer.MIN_VALUE, Integer.MAX_VALUE),
        INT64(Kind.WHOLE, -Bounds.LARGEST_WHOLE, Bounds.LARGEST_WHOLE),
        FP16(Kind.REAL, -65_504, 65_504),
        BF16(Kind.REAL, -Bounds.LARGEST_BFLOAT, Bounds.LARGEST_BFLOAT),
        FP32(Kind.REAL, -Float.MAX_VALUE, Float.MAX_VALUE),
        FP64(Kind.REAL, -Double.MAX_VALUE, Double.MAX_VALUE),
        BYTES(Kind.TEXT, 0, 0);

        private static final Map<String, TensorType> BY_NAME =
                Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(TensorType::name, Function.identity()));

        /** The kind of JSON values that represent it. */
        enum Kind {
            FLAG,
            WHOLE,
            REAL,
            TEXT
        }

        private static final class Bounds {
            /** Muster passes numbers as doubles, in which whole ones are exact up to here. */
            static final double LARGEST_WHOLE = 0x1p53;

            static final double LARGEST_BFLOAT = 0x1.FEp127;
        }

        private final Kind kind;
        private final double lowest;
        private final double highest;

        TensorType(Kind kind, double lowest, double highest) {
            this.kind = kind;
            this.lowest = lowest;
            this.highest = highest;
        }

        /** The type of a model's field in metadata and responses. */
        public static TensorType of(DataType type) {
            return switch (type) {
                case BOOLEAN -> BOOL;
                case INTEGER -> INT64;
                case DOUBLE -> FP64;
                case FLOAT -> FP32;
                case TEXT -> BYTES;
            };
        }

        static @Nullable TensorType named(String name) {
            return BY_NAME.get(name);
        }

        Kind kind() {
            return kind;
        }

        boolean isNumber() {
            return kind == Kind.WHOLE || kind == Kind.REAL;
        }

        /** NaN represents a missing value, which all types can hold. */
        boolean holds(double value) {
            return Double.isNaN(value)
                    || value >= lowest && value <= highest && (kind == Kind.REAL || value == Math.rint(value));
        }
    }
}
