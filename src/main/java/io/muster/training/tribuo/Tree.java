package io.muster.training.tribuo;

/** A binary decision tree over encoded rows. */
sealed interface Tree {

    /** @return the leaf that a row ends in, counted from 0 on the side of small values */
    int leaf(double[] row);

    int leaves();

    /** @param positive share of the positive class, 0 to 1 */
    record Leaf(double positive) implements Tree {

        @Override
        public int leaf(double[] row) {
            return 0;
        }

        @Override
        public int leaves() {
            return 1;
        }
    }

    /**
     * @param feature index into the encoded row
     * @param threshold values up to and including it go to {@code upTo}, others to {@code above}
     * @param leavesUpTo number of leaves under {@code upTo}
     */
    record Split(int feature, double threshold, Tree upTo, Tree above, int leavesUpTo) implements Tree {

        Split(int feature, double threshold, Tree upTo, Tree above) {
            this(feature, threshold, upTo, above, upTo.leaves());
        }

        @Override
        public int leaf(double[] row) {
            return row[feature] <= threshold ? upTo.leaf(row) : leavesUpTo + above.leaf(row);
        }

        @Override
        public int leaves() {
            return leavesUpTo + above.leaves();
        }
    }
}
