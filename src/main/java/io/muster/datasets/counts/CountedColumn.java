package io.muster.datasets.counts;

/**
 * A column and the bins that its values are counted in.
 *
 * @param joint whether its products with other columns are summed; only those of numbers are
 */
public record CountedColumn(String name, Bins bins, boolean joint) {

    public CountedColumn {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A counted column needs a name");
        }
    }

    public CountedColumn(String name, Bins bins) {
        this(name, bins, bins instanceof Bins.Numbers);
    }
}
