package io.muster.datasets.columns;

/**
 * The values of one field for a batch of rows. Columns are not copied: do not change one that you receive. Missing
 * values are NaN in {@link Numbers} and {@link Vectors}, null in {@link Texts} and {@link Flags}.
 */
public sealed interface Column {

    String name();

    int rows();

    /** The kind of values, for messages: numbers, texts, flags or vectors. */
    default String holds() {
        if (this instanceof Numbers) {
            return "numbers";
        }
        if (this instanceof Texts) {
            return "texts";
        }
        return this instanceof Flags ? "flags" : "vectors";
    }

    /** Whole or floating point numbers. */
    record Numbers(String name, double[] values) implements Column {
        @Override
        public int rows() {
            return values.length;
        }
    }

    /** Texts and categories. */
    record Texts(String name, String[] values) implements Column {
        @Override
        public int rows() {
            return values.length;
        }
    }

    /** Truth values. */
    record Flags(String name, Boolean[] values) implements Column {
        @Override
        public int rows() {
            return values.length;
        }
    }

    /**
     * One vector of {@code width} 32-bit numbers per row.
     *
     * @param values row-major, {@code rows × width}
     */
    record Vectors(String name, int width, float[] values) implements Column {
        public Vectors {
            if (width < 1 || values.length % width != 0) {
                throw new IllegalArgumentException(
                        "Column '%s': %d values do not make rows of %d".formatted(name, values.length, width));
            }
        }

        @Override
        public int rows() {
            return values.length / width;
        }
    }
}
