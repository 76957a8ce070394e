package io.muster.datasets.counts;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was counted in one column. Counts of parts of a table add up to the counts of the table, in any order; sums do so
 * up to rounding.
 *
 * @param bins rows per bin; do not change the array
 * @param missing rows without a value
 * @param invalid rows with a value that is not of the bins' kind
 * @param outOfRange rows with a number outside the range of the reference; they are in the outermost bins as well
 * @param smallest number, or null without any and for categories
 * @param largest number, or null without any and for categories
 * @param sum of the numbers minus the centre
 * @param squares sum of the squares of the numbers minus the centre
 */
public record ColumnCounts(
        long[] bins,
        long missing,
        long invalid,
        long outOfRange,
        @Nullable Double smallest,
        @Nullable Double largest,
        double sum,
        double squares) {

    public ColumnCounts {
        var negative = Arrays.stream(bins).anyMatch(count -> count < 0) || missing < 0 || invalid < 0 || outOfRange < 0;
        if (negative || outOfRange > Arrays.stream(bins).sum()) {
            throw new IllegalArgumentException(
                    "Counts %s, missing %d, invalid %d, out of range %d: expected none below 0, and only counted rows out of range"
                            .formatted(Arrays.toString(bins), missing, invalid, outOfRange));
        }
        if (!Double.isFinite(sum) || !Double.isFinite(squares)) {
            throw new IllegalArgumentException(
                    "Sum %s and sum of squares %s: expected numbers".formatted(sum, squares));
        }
        if ((smallest == null) != (largest == null) || smallest != null && !(smallest <= largest)) {
            throw new IllegalArgumentException(
                    "Smallest %s and largest %s: expected both or neither, in order".formatted(smallest, largest));
        }
    }

    public static ColumnCounts none(int bins) {
        return new ColumnCounts(new long[bins], 0, 0, 0, null, null, 0, 0);
    }

    /** @throws IllegalArgumentException if the numbers of bins differ */
    public ColumnCounts plus(ColumnCounts other) {
        if (bins.length != other.bins.length) {
            throw new IllegalArgumentException(
                    "Counts of %d bins cannot be added to counts of %d".formatted(other.bins.length, bins.length));
        }
        var sums = new long[bins.length];
        Arrays.setAll(sums, bin -> Math.addExact(bins[bin], other.bins[bin]));
        return new ColumnCounts(
                sums,
                Math.addExact(missing, other.missing),
                Math.addExact(invalid, other.invalid),
                Math.addExact(outOfRange, other.outOfRange),
                smallest == null || other.smallest != null && other.smallest < smallest ? other.smallest : smallest,
                largest == null || other.largest != null && other.largest > largest ? other.largest : largest,
                sum + other.sum,
                squares + other.squares);
    }

    /** Rows in a bin. */
    public long counted() {
        return Arrays.stream(bins).sum();
    }

    /** All rows. */
    public long rows() {
        return counted() + missing + invalid;
    }

    public double[] frequencies() {
        return Arrays.stream(bins).asDoubleStream().toArray();
    }

    /** Whether all counts are the same; sums may differ by rounding. */
    public boolean countsLike(ColumnCounts other) {
        return Arrays.equals(bins, other.bins)
                && missing == other.missing
                && invalid == other.invalid
                && outOfRange == other.outOfRange
                && Objects.equals(smallest, other.smallest)
                && Objects.equals(largest, other.largest);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ColumnCounts counts
                && countsLike(counts)
                && sum == counts.sum
                && squares == counts.squares;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bins);
    }

    @Override
    public String toString() {
        return "%s missing %d invalid %d out of range %d, %s to %s, sum %s, squares %s"
                .formatted(Arrays.toString(bins), missing, invalid, outOfRange, smallest, largest, sum, squares);
    }
}
