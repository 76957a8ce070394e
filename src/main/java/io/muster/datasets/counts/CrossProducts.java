package io.muster.datasets.counts;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Sums of the products of each two number columns, over the rows that have a valid number in all of them, with the
 * columns' centres subtracted first. They add up like counts, up to rounding.
 *
 * @param rows with a number in each column
 * @param sums of each column; do not change the array
 * @param products of columns <i>i</i> and <i>j ≤ i</i> at {@code i (i + 1) / 2 + j}; do not change the array
 */
public record CrossProducts(long rows, double[] sums, double[] products) {

    /** The most columns: above, the sums would be larger than all counts together. */
    public static final int MOST_COLUMNS = 50;

    public CrossProducts {
        if (rows < 0 || products.length != sums.length * (sums.length + 1) / 2 || sums.length > MOST_COLUMNS) {
            throw new IllegalArgumentException("%d sums and %d products of %d rows do not belong together"
                    .formatted(sums.length, products.length, rows));
        }
        if (!Arrays.stream(sums).allMatch(Double::isFinite)
                || !Arrays.stream(products).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("A sum of products is not a number");
        }
    }

    public static CrossProducts none(int columns) {
        return new CrossProducts(0, new double[columns], new double[columns * (columns + 1) / 2]);
    }

    public CrossProducts plus(CrossProducts other) {
        if (sums.length != other.sums.length) {
            throw new IllegalArgumentException("Products of %d columns cannot be added to products of %d"
                    .formatted(other.sums.length, sums.length));
        }
        return new CrossProducts(
                Math.addExact(rows, other.rows), added(sums, other.sums), added(products, other.products));
    }

    private static double[] added(double[] a, double[] b) {
        var sums = new double[a.length];
        Arrays.setAll(sums, i -> a[i] + b[i]);
        return sums;
    }

    /** The products as a symmetric matrix. */
    public double[][] matrix() {
        var matrix = new double[sums.length][sums.length];
        for (var i = 0; i < sums.length; i++) {
            for (var j = 0; j <= i; j++) {
                matrix[i][j] = products[i * (i + 1) / 2 + j];
                matrix[j][i] = matrix[i][j];
            }
        }
        return matrix;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CrossProducts that
                && rows == that.rows
                && Arrays.equals(sums, that.sums)
                && Arrays.equals(products, that.products);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(rows) * 31 + Arrays.hashCode(sums);
    }
}
