package io.muster.training.tribuo;

/** A binary decision tree over encoded rows. */
sealed interface Tree {

    /** @param positive share of the positive class, 0 to 1 */
    record Leaf(double positive) implements Tree {}

    /**
     * @param feature index into the encoded row
     * @param threshold values up to and including it go to {@code upTo}, others to {@code above}
     */
    record Split(int feature, double threshold, Tree upTo, Tree above) implements Tree {}
}
