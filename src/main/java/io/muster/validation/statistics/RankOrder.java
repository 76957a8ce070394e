package io.muster.validation.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/** The order of values. */
final class RankOrder {

    private RankOrder() {}

    /** Row numbers by rising value; equal values keep the order of the rows. */
    static int[] rising(double[] values) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> values[row]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
