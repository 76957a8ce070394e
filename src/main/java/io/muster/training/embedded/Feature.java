package io.muster.training.embedded;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** One input column of the training data. */
public sealed interface Feature {

    String name();

    boolean hasMissing();

    /** Null for missing, otherwise a Double or a String, as in golden records. */
    Object valueAt(int row);

    /**
     * One number per row.
     *
     * @param values NaN for missing
     */
    record Numeric(String name, double[] values) implements Feature {

        @Override
        public boolean hasMissing() {
            return Arrays.stream(values).anyMatch(Double::isNaN);
        }

        @Override
        public Object valueAt(int row) {
            return Double.isNaN(values[row]) ? null : values[row];
        }

        /** The median of present values; the mean of the middle two for an even number of them. */
        public double median() {
            var sorted = Arrays.stream(values)
                    .filter(value -> !Double.isNaN(value))
                    .sorted()
                    .toArray();
            var middle = sorted.length / 2;
            return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        }
    }

    /**
     * One category per row.
     *
     * @param values null for missing
     * @param levels the categories that occur, sorted
     */
    record Categorical(String name, String[] values, List<String> levels) implements Feature {

        static Categorical of(String name, String[] values) {
            var levels = Arrays.stream(values)
                    .filter(Objects::nonNull)
                    .distinct()
                    .sorted()
                    .toList();
            return new Categorical(name, values, levels);
        }

        @Override
        public boolean hasMissing() {
            return Arrays.stream(values).anyMatch(Objects::isNull);
        }

        @Override
        public Object valueAt(int row) {
            return values[row];
        }
    }
}
