package io.muster.formats;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * A copier of 32-bit numbers out of the heap that also detects whether any of them is NaN or infinite. With a small
 * model, checking each value costs as much as scoring; so values are checked while they are in the processor's
 * first-level cache, many per instruction. Not thread-safe.
 *
 * <p>It relies on zero times a number being zero, unless the number is NaN or infinite: then the product is NaN, and so
 * is every sum with it.
 */
final class FiniteCopy {

    private static final int LANES = 512;
    private static final int BLOCK = 8 * LANES;

    private static final ThreadLocal<FiniteCopy> OF_THREAD = ThreadLocal.withInitial(FiniteCopy::new);

    /** Sums first, then a block: Java 17 vectorises only loops with fixed array offsets. */
    private final float[] sumsAndBlock = new float[LANES + BLOCK];

    /** A reused instance, since clearing its memory takes as long as copying a thousand values. */
    static FiniteCopy ofThisThread() {
        return OF_THREAD.get();
    }

    /** Whether so few values do not fill a block, in which case {@link #areFinite} is as fast. */
    static boolean isTooLargeFor(int count) {
        return count < BLOCK;
    }

    /**
     * Copies all values, finite or not.
     *
     * @return true if all of them are finite; false if any is not, or if some are so large (above 10<sup>37</sup>) that
     *     a closer look is needed
     */
    boolean copy(float[] values, int from, int count, FloatBuffer to) {
        Arrays.fill(sumsAndBlock, 0, LANES, 0);
        var end = from + count;
        var at = from;
        for (; at + BLOCK <= end; at += BLOCK) {
            System.arraycopy(values, at, sumsAndBlock, LANES, BLOCK);
            addTimesZero(sumsAndBlock);
            to.put(sumsAndBlock, LANES, BLOCK);
        }
        to.put(values, at, end - at);
        return areFinite(sumsAndBlock, 0, LANES) && areFinite(values, at, end);
    }

    /** Adds eight values to each sum at once, because storing the sum costs time. */
    private static void addTimesZero(float[] x) {
        for (var i = 0; i < LANES; i++) {
            x[i] += (((x[i + LANES] + x[i + 2 * LANES]) + (x[i + 3 * LANES] + x[i + 4 * LANES]))
                            + ((x[i + 5 * LANES] + x[i + 6 * LANES]) + (x[i + 7 * LANES] + x[i + 8 * LANES])))
                    * 0f;
        }
    }

    /** Eight sums at once, because the processor need not wait for one addition before it begins the next. */
    static boolean areFinite(float[] values, int from, int to) {
        float a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0;
        var i = from;
        for (; i + 8 <= to; i += 8) {
            a += values[i] * 0f;
            b += values[i + 1] * 0f;
            c += values[i + 2] * 0f;
            d += values[i + 3] * 0f;
            e += values[i + 4] * 0f;
            f += values[i + 5] * 0f;
            g += values[i + 6] * 0f;
            h += values[i + 7] * 0f;
        }
        for (; i < to; i++) {
            a += values[i] * 0f;
        }
        return a + b + c + d + e + f + g + h == 0;
    }
}
