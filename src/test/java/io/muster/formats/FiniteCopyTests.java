package io.muster.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FiniteCopyTests {

    private static final int BLOCK = 4096;
    private static final int TWO_BLOCKS_AND_SOME = 2 * BLOCK + 13;
    private static final float[] NOT_FINITE = {
        Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.intBitsToFloat(0x7f800001)
    };

    private final FiniteCopy copy = new FiniteCopy();

    @Test
    void findsTheOneValueThatIsNotFiniteWhereverItIs() {
        var values = numbers(TWO_BLOCKS_AND_SOME);
        var memory = memory(values.length);
        for (var wrong : NOT_FINITE) {
            for (var at = 0; at < values.length; at++) {
                var right = values[at];
                values[at] = wrong;
                assertThat(copy.copy(values, 0, values.length, memory.clear()))
                        .as("%s at %d", wrong, at)
                        .isFalse();
                values[at] = right;
            }
        }
        assertThat(copy.copy(values, 0, values.length, memory.clear())).isTrue();
    }

    @Test
    void infinitiesOfBothSignsDoNotCancelEachOther() {
        for (var distance : new int[] {1, 511, 512, 513, 1024, 2048, BLOCK}) {
            var values = numbers(TWO_BLOCKS_AND_SOME);
            values[7] = Float.POSITIVE_INFINITY;
            values[7 + distance] = Float.NEGATIVE_INFINITY;

            assertThat(copy.copy(values, 0, values.length, memory(values.length)))
                    .isFalse();
        }
    }

    @Test
    void copiesEveryValueToTheBit() {
        for (var count : new int[] {0, 1, 7, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK, TWO_BLOCKS_AND_SOME}) {
            var values = numbers(count + 5);
            if (count > 3) {
                values[5] = -0f;
                values[6] = Float.MIN_VALUE;
                values[7] = Float.intBitsToFloat(0x7fc0_1234);
                values[8] = Float.MAX_VALUE;
            }
            var memory = memory(count);
            copy.copy(values, 5, count, memory);

            var got = new float[count];
            memory.flip().get(got);
            assertThat(bits(got)).isEqualTo(bits(Arrays.copyOfRange(values, 5, 5 + count)));
        }
    }

    @Test
    void looksOnlyAtTheValuesItCopies() {
        var values = numbers(TWO_BLOCKS_AND_SOME);
        values[4] = Float.NaN;
        values[5 + 2 * BLOCK + 1] = Float.NaN;

        assertThat(copy.copy(values, 5, 2 * BLOCK + 1, memory(2 * BLOCK + 1))).isTrue();
        assertThat(copy.copy(values, 4, 2 * BLOCK + 1, memory(2 * BLOCK + 1))).isFalse();
        assertThat(copy.copy(values, 5, 2 * BLOCK + 2, memory(2 * BLOCK + 2))).isFalse();
    }

    @Test
    void remembersNothingOfAnEarlierCopy() {
        var values = numbers(BLOCK);
        values[9] = Float.NaN;
        assertThat(copy.copy(values, 0, BLOCK, memory(BLOCK))).isFalse();

        assertThat(copy.copy(numbers(BLOCK), 0, BLOCK, memory(BLOCK))).isTrue();
    }

    @Test
    void largeNumbersAreFinite() {
        var values = new float[TWO_BLOCKS_AND_SOME];
        Arrays.fill(values, -1e37f);

        assertThat(copy.copy(values, 0, values.length, memory(values.length))).isTrue();
    }

    @Test
    void seesEachValueOfASmallNumberOfThem() {
        for (var count = 1; count < 40; count++) {
            var values = numbers(count + 2);
            assertThat(FiniteCopy.areFinite(values, 1, count + 1)).isTrue();
            for (var wrong : NOT_FINITE) {
                for (var at = 1; at <= count; at++) {
                    var one = values.clone();
                    one[at] = wrong;
                    assertThat(FiniteCopy.areFinite(one, 1, count + 1)).isFalse();
                }
            }
        }
        var largest = new float[40];
        Arrays.fill(largest, Float.MAX_VALUE);
        assertThat(FiniteCopy.areFinite(largest, 0, 40)).isTrue();
    }

    private static float[] numbers(int count) {
        var values = new float[count];
        for (var i = 0; i < count; i++) {
            values[i] = i % 2 == 0 ? i : -1f / i;
        }
        return values;
    }

    private static FloatBuffer memory(int count) {
        return ByteBuffer.allocateDirect(count * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    private static int[] bits(float[] values) {
        var bits = new int[values.length];
        for (var i = 0; i < bits.length; i++) {
            bits[i] = Float.floatToRawIntBits(values[i]);
        }
        return bits;
    }
}
