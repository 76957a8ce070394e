package io.muster.formats.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Memory outside the heap, from the beginning of a cache line on: then no vector loaded from it lies across two. */
final class NativeMemory {

    private static final int CACHE_LINE = 64;

    private NativeMemory() {}

    static ByteBuffer of(int size) {
        // Aligning takes up to a line off at either end.
        return ByteBuffer.allocateDirect(Math.addExact(size, 2 * CACHE_LINE))
                .alignedSlice(CACHE_LINE)
                .slice(0, size)
                .order(ByteOrder.nativeOrder());
    }
}
