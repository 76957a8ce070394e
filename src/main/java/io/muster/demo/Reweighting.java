package io.muster.demo;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;

/** Draws of rows with replacement, by a seed: no row is invented, only how often each one comes is changed. */
final class Reweighting {

    /** Of the score, so that its distribution stays as it is within them. */
    private static final int BANDS = 10;

    private final Random random;

    Reweighting(long seed) {
        this.random = new Random(seed);
    }

    /** Rows of which each is as probable as its weight says. */
    int[] byWeight(double[] weights, int count) {
        var sums = weights.clone();
        Arrays.parallelPrefix(sums, Double::sum);
        return IntStream.range(0, count)
                .map(any -> {
                    var found = Arrays.binarySearch(sums, random.nextDouble() * sums[sums.length - 1]);
                    return Math.min(found < 0 ? -found - 1 : found + 1, sums.length - 1);
                })
                .toArray();
    }

    /**
     * Rows by which scores keep their distribution but lose their meaning: in each band of scores the share of positive
     * outcomes becomes that of all rows, as far as the band has both.
     */
    int[] withoutMeaning(double[] scores, boolean[] positive, int count) {
        var weights = new double[scores.length];
        var share = share(positive, IntStream.range(0, positive.length).toArray());
        var order = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> scores[row]))
                .mapToInt(Integer::intValue)
                .toArray();
        for (var band = 0; band < BANDS; band++) {
            var rows = Arrays.copyOfRange(order, band * order.length / BANDS, (band + 1) * order.length / BANDS);
            var here = share(positive, rows);
            for (var row : rows) {
                var expected = positive[row] ? share : 1 - share;
                var present = positive[row] ? here : 1 - here;
                weights[row] = here == 0 || here == 1 ? 1 : expected / present;
            }
        }
        return byWeight(weights, count);
    }

    private static double share(boolean[] positive, int[] rows) {
        return Arrays.stream(rows).filter(row -> positive[row]).count() / (double) Math.max(1, rows.length);
    }
}
