package io.muster.datasets.counts;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The fixed bins that the values of a column are counted in. A value is <i>missing</i> if it is null or not a number
 * (NaN), <i>invalid</i> if it is not of the bins' kind; neither has a bin.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Bins.Numbers.class, name = "numbers"),
    @JsonSubTypes.Type(value = Bins.Categories.class, name = "categories")
})
public sealed interface Bins {

    /** The most bins of a column. */
    int MOST = 1_000;

    /** How many bins there are. */
    int size();

    /**
     * Bins of numbers. A value's bin is the number of edges that are not above it. Invalid are numbers farther from 0 than
     * 10¹⁰⁰ and texts that are not plain decimal numbers of at most 40 characters; truth values are 1 and 0.
     *
     * @param edges rising strictly; one fewer than bins
     * @param lowest below it a value is out of range, but is nevertheless counted in its bin
     * @param highest above it a value is out of range
     * @param centre what is subtracted from values before they are summed, so that no digits are lost
     */
    record Numbers(List<Double> edges, double lowest, double highest, double centre) implements Bins {

        /** What counts as a number in a text; in all of Java, DuckDB and PostgreSQL the same one. */
        static final String PATTERN = "[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]{1,2})?";

        /** Longer texts are invalid, so that no database refuses the number. */
        static final int LONGEST = 40;

        /** A number farther from 0 is invalid, so that no sum of squares becomes infinite. */
        static final double FARTHEST = 1e100;

        private static final Pattern NUMBER = Pattern.compile(PATTERN);

        public Numbers {
            edges = List.copyOf(edges);
            if (edges.size() >= MOST) {
                throw new IllegalArgumentException("%d edges make more than %d bins".formatted(edges.size(), MOST));
            }
            for (var i = 0; i < edges.size(); i++) {
                if (!Double.isFinite(edges.get(i)) || i > 0 && !(edges.get(i) > edges.get(i - 1))) {
                    throw new IllegalArgumentException(
                            "Edge %d is %s: expected finite and rising numbers".formatted(i, edges.get(i)));
                }
            }
            if (!(lowest <= highest) || !Double.isFinite(highest - lowest) || !Double.isFinite(centre)) {
                throw new IllegalArgumentException("Range %s to %s around %s: expected finite numbers, the lowest first"
                        .formatted(lowest, highest, centre));
            }
        }

        @Override
        public int size() {
            return edges.size() + 1;
        }

        /** Whether a number that is not NaN has a bin. */
        public static boolean isValid(double value) {
            return Math.abs(value) <= FARTHEST;
        }

        /** The number that a text stands for, or NaN if it is none. */
        public static double parse(String text) {
            return text.length() <= LONGEST && NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
        }
    }

    /**
     * Bins of categories: one for each frequent category, then one for the other known categories, then one for those
     * not seen in the reference. Truth values are {@code true} and {@code false}; whole numbers are their digits, other
     * numbers invalid.
     *
     * @param frequent with a bin of their own
     * @param rare known, counted together
     * @param complete whether all categories of the reference are known; if not, unknown ones count as other ones,
     *     because they may have been in the reference
     */
    record Categories(List<String> frequent, List<String> rare, boolean complete) implements Bins {

        public Categories {
            frequent = List.copyOf(frequent);
            rare = List.copyOf(rare);
            var all = new HashSet<>(frequent);
            all.addAll(rare);
            if (all.size() != frequent.size() + rare.size()) {
                throw new IllegalArgumentException("A category stands twice among %s and %s".formatted(frequent, rare));
            }
            if (frequent.size() + 2 > MOST || rare.size() > MOST) {
                throw new IllegalArgumentException("%d frequent and %d rare categories: expected at most %d of each"
                        .formatted(frequent.size(), rare.size(), MOST));
            }
        }

        @Override
        public int size() {
            return frequent.size() + 2;
        }

        public int other() {
            return frequent.size();
        }

        public int unseen() {
            return frequent.size() + 1;
        }
    }

    /** Deciles, or other quantiles, of a reference; equal ones are one edge. */
    static Numbers ofQuantiles(double[] inner, double lowest, double highest, double centre) {
        return new Numbers(Arrays.stream(inner).distinct().boxed().toList(), lowest, highest, centre);
    }
}
