package io.muster.formats.onnx;

import io.muster.formats.onnx.OnnxGraph.Initializer;

/**
 * The maximum size of a value of a run.
 *
 * @param rows its first dimension, or {@link #UNKNOWN}
 * @param elements how many numbers or texts it holds
 * @param bytesEach of one of them
 * @param textsOfCall whether they are texts from the call, of which only the total length is known
 */
record ValueSize(long rows, long elements, long bytesEach, boolean textsOfCall) {

    static final long UNKNOWN = Long.MAX_VALUE;

    /**
     * The assumed bytes of a text of a call: with this, a call with the maximum of rows scored together is as large as
     * the largest request.
     */
    private static final int TEXT_OF_CALL = 1_000;

    /** The runtime's overhead per text. */
    static final int TEXT = 40;

    static final int LARGEST_NUMBER = 8;

    static ValueSize of(long[] shape, long bytesEach) {
        var elements = 1L;
        for (var dimension : shape) {
            elements = times(elements, dimension);
        }
        return new ValueSize(shape.length == 0 ? 1 : shape[0], elements, bytesEach, false);
    }

    static ValueSize of(Initializer initializer) {
        var shape = initializer.dimensions().stream().mapToLong(Long::longValue).toArray();
        return of(shape, Math.max(LARGEST_NUMBER, TEXT + initializer.longestText()));
    }

    static ValueSize of(InputTensor input, int rows) {
        var isText = input.type() == ai.onnxruntime.OnnxJavaType.STRING;
        var each = isText ? TEXT_OF_CALL : LARGEST_NUMBER;
        return new ValueSize(rows, times(rows, input.width()), each, isText);
    }

    ValueSize withRows(long otherRows) {
        return new ValueSize(otherRows, elements, bytesEach, textsOfCall);
    }

    ValueSize withElements(long otherElements) {
        return new ValueSize(rows, otherElements, bytesEach, textsOfCall);
    }

    /** @param each bytes of one element of another kind */
    ValueSize of(long each, boolean ofCall) {
        return new ValueSize(rows, elements, each, ofCall);
    }

    long bytes() {
        return times(elements, bytesEach);
    }

    static long times(long a, long b) {
        if (a == 0 || b == 0) {
            return 0;
        }
        return a > UNKNOWN / b ? UNKNOWN : a * b;
    }

    static long plus(long a, long b) {
        return a > UNKNOWN - b ? UNKNOWN : a + b;
    }
}
