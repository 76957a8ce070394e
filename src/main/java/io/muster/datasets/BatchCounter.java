package io.muster.datasets;

import io.muster.datasets.columns.Column;
import io.muster.datasets.columns.ColumnBatch;
import io.muster.datasets.counts.Bins;
import io.muster.datasets.counts.ColumnCounts;
import io.muster.datasets.counts.CountedColumn;
import io.muster.datasets.counts.CrossProducts;
import io.muster.datasets.counts.TableCounts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts the columns of batches in memory, with the same result as {@link Datasets#count} by SQL. A column that a batch
 * does not have is missing in all of its rows. Not for several threads.
 */
public final class BatchCounter {

    private final List<Accumulator> accumulators = new ArrayList<>();
    private final List<OfNumbers> multiplied = new ArrayList<>();
    private final double[] sums;
    private final double[] products;
    private long rows;
    private long completeRows;

    public BatchCounter(List<CountedColumn> columns) {
        for (var column : columns) {
            accumulators.add(
                    column.bins() instanceof Bins.Numbers numbers
                            ? new OfNumbers(column.name(), numbers)
                            : new OfCategories(column.name(), (Bins.Categories) column.bins()));
        }
        TableCounts.multiplied(columns).forEach(i -> multiplied.add((OfNumbers) accumulators.get(i)));
        sums = new double[multiplied.size()];
        products = new double[sums.length * (sums.length + 1) / 2];
    }

    public void add(ColumnBatch batch) {
        for (var accumulator : accumulators) {
            accumulator.add(batch);
        }
        rows += batch.rows();
        multiply(batch.rows());
    }

    public TableCounts counts() {
        return new TableCounts(
                rows,
                accumulators.stream().map(Accumulator::counts).toList(),
                new CrossProducts(completeRows, sums.clone(), products.clone()));
    }

    private void multiply(int batchRows) {
        var row = new double[multiplied.size()];
        for (var i = 0; i < batchRows; i++) {
            if (complete(row, i)) {
                completeRows++;
                addProducts(row);
            }
        }
    }

    private boolean complete(double[] row, int index) {
        for (var column = 0; column < row.length; column++) {
            row[column] = multiplied.get(column).centred[index];
            if (Double.isNaN(row[column])) {
                return false;
            }
        }
        return true;
    }

    private void addProducts(double[] row) {
        var from = 0;
        for (var i = 0; i < row.length; i++) {
            var value = row[i];
            sums[i] += value;
            for (var j = 0; j <= i; j++) {
                products[from + j] += value * row[j];
            }
            from += i + 1;
        }
    }

    private abstract static class Accumulator {

        private final String name;
        final long[] bins;
        long missing;
        long invalid;

        Accumulator(String name, int bins) {
            this.name = name;
            this.bins = new long[bins];
        }

        void add(ColumnBatch batch) {
            var column = batch.find(name).orElse(null);
            start(batch.rows());
            if (column instanceof Column.Numbers numbers) {
                for (var row = 0; row < numbers.values().length; row++) {
                    addNumber(row, numbers.values()[row]);
                }
            } else if (column instanceof Column.Texts texts) {
                for (var row = 0; row < texts.values().length; row++) {
                    addText(row, texts.values()[row]);
                }
            } else if (column instanceof Column.Flags flags) {
                for (var row = 0; row < flags.values().length; row++) {
                    addFlag(row, flags.values()[row]);
                }
            } else if (column == null) {
                missing += batch.rows();
            } else {
                invalid += batch.rows();
            }
        }

        abstract void start(int rows);

        abstract void addNumber(int row, double value);

        abstract void addText(int row, String value);

        abstract void addFlag(int row, Boolean value);

        abstract ColumnCounts counts();
    }

    private static final class OfNumbers extends Accumulator {

        private final double[] edges;
        private final double lowest;
        private final double highest;
        private final double centre;
        private long outOfRange;
        private double smallest = Double.POSITIVE_INFINITY;
        private double largest = Double.NEGATIVE_INFINITY;
        private double sum;
        private double squares;

        /** The values of the last batch minus the centre, NaN where there is no valid number. */
        private double[] centred = {};

        OfNumbers(String name, Bins.Numbers layout) {
            super(name, layout.size());
            lowest = layout.lowest();
            highest = layout.highest();
            centre = layout.centre();
            edges = layout.edges().stream().mapToDouble(Double::doubleValue).toArray();
        }

        @Override
        void start(int rows) {
            if (centred.length < rows) {
                centred = new double[rows];
            }
            Arrays.fill(centred, 0, rows, Double.NaN);
        }

        @Override
        void addNumber(int row, double value) {
            if (Double.isNaN(value)) {
                missing++;
            } else if (!Bins.Numbers.isValid(value)) {
                invalid++;
            } else {
                count(row, value);
            }
        }

        private void count(int row, double value) {
            bins[bin(value)]++;
            smallest = value < smallest ? value : smallest;
            largest = value > largest ? value : largest;
            if (value < lowest || value > highest) {
                outOfRange++;
            }
            var distance = value - centre;
            centred[row] = distance;
            sum += distance;
            squares += distance * distance;
        }

        /** Without a branch for each edge: which edge a value reaches cannot be predicted. */
        private int bin(double value) {
            var bin = 0;
            for (var edge : edges) {
                bin += edge <= value ? 1 : 0;
            }
            return bin;
        }

        @Override
        void addText(int row, String value) {
            if (value == null) {
                missing++;
                return;
            }
            var number = Bins.Numbers.parse(value);
            if (!Bins.Numbers.isValid(number)) {
                invalid++;
            } else {
                count(row, number);
            }
        }

        @Override
        void addFlag(int row, Boolean value) {
            if (value == null) {
                missing++;
            } else {
                count(row, value ? 1 : 0);
            }
        }

        @Override
        ColumnCounts counts() {
            var any = smallest <= largest;
            return new ColumnCounts(
                    bins.clone(),
                    missing,
                    invalid,
                    outOfRange,
                    any ? smallest + 0.0 : null,
                    any ? largest + 0.0 : null,
                    sum,
                    squares);
        }
    }

    private static final class OfCategories extends Accumulator {

        private static final double LARGEST_WHOLE = 9_007_199_254_740_992.0;

        private final Map<String, Integer> known = new HashMap<>();
        private final int unknown;

        OfCategories(String name, Bins.Categories layout) {
            super(name, layout.size());
            layout.rare().forEach(category -> known.put(category, layout.other()));
            layout.frequent()
                    .forEach(category ->
                            known.put(category, known.size() - layout.rare().size()));
            unknown = layout.complete() ? layout.unseen() : layout.other();
        }

        @Override
        void start(int rows) {
            // Nothing is kept for each row.
        }

        @Override
        void addNumber(int row, double value) {
            if (Double.isNaN(value)) {
                missing++;
            } else if (value == Math.rint(value) && Math.abs(value) < LARGEST_WHOLE) {
                addText(row, Long.toString((long) value));
            } else {
                invalid++;
            }
        }

        @Override
        void addText(int row, String value) {
            if (value == null) {
                missing++;
            } else {
                bins[known.getOrDefault(value, unknown)]++;
            }
        }

        @Override
        void addFlag(int row, Boolean value) {
            addText(row, value == null ? null : value.toString());
        }

        @Override
        ColumnCounts counts() {
            return new ColumnCounts(bins.clone(), missing, invalid, 0, null, null, 0, 0);
        }
    }
}
