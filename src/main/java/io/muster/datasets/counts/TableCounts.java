package io.muster.datasets.counts;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What was counted in the columns of a table.
 *
 * @param columns in the order in which they were asked for
 * @param products of the joint columns with number bins, the first {@value CrossProducts#MOST_COLUMNS} of them
 */
public record TableCounts(long rows, List<ColumnCounts> columns, CrossProducts products) {

    public TableCounts {
        columns = List.copyOf(columns);
        for (var column : columns) {
            if (column.rows() != rows) {
                throw new IllegalArgumentException(
                        "A column has %d rows where the table has %d".formatted(column.rows(), rows));
            }
        }
        if (products.rows() > rows) {
            throw new IllegalArgumentException(
                    "%d complete rows among %d: expected at most as many".formatted(products.rows(), rows));
        }
    }

    public static TableCounts none(List<CountedColumn> columns) {
        return new TableCounts(
                0,
                columns.stream()
                        .map(column -> ColumnCounts.none(column.bins().size()))
                        .toList(),
                CrossProducts.none(multiplied(columns).size()));
    }

    /** The positions of the columns whose products are summed. */
    public static List<Integer> multiplied(List<CountedColumn> columns) {
        return IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).joint() && columns.get(i).bins() instanceof Bins.Numbers)
                .limit(CrossProducts.MOST_COLUMNS)
                .boxed()
                .toList();
    }

    /** @throws IllegalArgumentException if the columns or their bins differ in number */
    public TableCounts plus(TableCounts other) {
        if (columns.size() != other.columns.size()) {
            throw new IllegalArgumentException("Counts of %d columns cannot be added to counts of %d"
                    .formatted(other.columns.size(), columns.size()));
        }
        var sums = new ArrayList<ColumnCounts>();
        for (var i = 0; i < columns.size(); i++) {
            sums.add(columns.get(i).plus(other.columns.get(i)));
        }
        return new TableCounts(Math.addExact(rows, other.rows), sums, products.plus(other.products));
    }
}
