package io.muster.inventory.signature;

/** The type of a model's input or output field. */
public enum DataType {
    BOOLEAN,
    /** Whole numbers up to 2^53. */
    INTEGER,
    /** 64-bit floating point. */
    DOUBLE,
    /** 32-bit floating point: what most ONNX models compute with. */
    FLOAT,
    TEXT
}
