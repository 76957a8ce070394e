package io.muster.deployment.web.protocol;

import io.muster.inventory.signature.DataType;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
