package io.muster.formats.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Off-heap memory aligned to a cache line, so that no vector loaded from it crosses two lines. */
final class NativeMemory {

    private static final int CACHE_LINE = 64;

    private NativeMemory() {}

    static ByteBuffer of(int size) {
        // Aligning can cost up to a line at either end.
        return ByteBuffer.allocateDirect(Math.addExact(size, 2 * CACHE_LINE))
                .alignedSlice(CACHE_LINE)
                .slice(0, size)
                .order(ByteOrder.nativeOrder());
    }
}
