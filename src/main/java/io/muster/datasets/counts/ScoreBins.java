package io.muster.datasets.counts;

/**
 * Many bins of equal width for a model's score. Bin <i>i</i> begins at {@code lowest + i (highest − lowest) ÷ size}; what
 * lies outside is out of range and counted in the outermost bin.
 *
 * @param size 200 to 1,000, so that measures of ranking are close to those of the scores themselves
 */
public record ScoreBins(double lowest, double highest, int size) {

    public static final int FEWEST = 200;

    public ScoreBins {
        if (!(lowest < highest) || !Double.isFinite(highest - lowest) || size < FEWEST || size > Bins.MOST) {
            throw new IllegalArgumentException(
                    "%d score bins from %s to %s: expected %d to %d bins and a finite range, the lowest first"
                            .formatted(size, lowest, highest, FEWEST, Bins.MOST));
        }
    }

    /** 1,000 bins of probabilities. */
    public static ScoreBins ofProbabilities() {
        return new ScoreBins(0, 1, Bins.MOST);
    }

    public double edge(int bin) {
        return lowest + bin * (highest - lowest) / size;
    }

    /** The bin of a valid score. */
    public int bin(double score) {
        var guess = Math.floor((score - lowest) * size / (highest - lowest));
        var bin = (int) Math.max(0, Math.min(size - 1, guess));
        if (bin > 0 && score < edge(bin)) {
            return bin - 1;
        }
        return bin < size - 1 && score >= edge(bin + 1) ? bin + 1 : bin;
    }
}
