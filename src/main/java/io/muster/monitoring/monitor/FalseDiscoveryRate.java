package io.muster.monitoring.monitor;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The procedure of Benjamini and Hochberg (Journal of the Royal Statistical Society B 57, 1995): among many features of one
 * window some differ by chance, so it keeps the expected share of false ones among those reported below a rate.
 */
public final class FalseDiscoveryRate {

    /** The rate at which Muster reports drift. */
    public static final double RATE = 0.05;

    private FalseDiscoveryRate() {}

    /**
     * @param p probability of a difference at least as large without drift, by feature
     * @return the features whose difference is not explained by chance
     */
    public static <T> Set<T> discovered(Map<T, Double> p, double rate) {
        var sorted =
                p.values().stream().sorted().mapToDouble(Double::doubleValue).toArray();
        var limit = -1.0;
        for (var rank = 1; rank <= sorted.length; rank++) {
            if (sorted[rank - 1] <= rate * rank / sorted.length) {
                limit = sorted[rank - 1];
            }
        }
        var found = new HashSet<T>();
        for (var entry : p.entrySet()) {
            if (entry.getValue() <= limit) {
                found.add(entry.getKey());
            }
        }
        return Set.copyOf(found);
    }
}
