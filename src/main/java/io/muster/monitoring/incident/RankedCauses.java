package io.muster.monitoring.incident;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may have caused an incident, most likely first.
 *
 * @param features whose distribution differs from the reference by more than chance among all features
 * @param segments in which the model does worst
 */
public record RankedCauses(List<Feature> features, List<Segment> segments) {

    static final RankedCauses NONE = new RankedCauses(List.of(), List.of());

    public RankedCauses {
        features = List.copyOf(features);
        segments = List.copyOf(segments);
    }

    /**
     * @param psi of the window against the reference
     * @param importance that was stated for the feature; 1 where none was
     * @param weight psi · importance, by which features are ranked
     * @param withPerformance correlation of the feature's PSI with the change of performance over the last windows, or null
     *     with fewer than six windows that have both
     * @param bins what the bins add to the PSI, largest first
     */
    public record Feature(
            String name,
            double psi,
            double importance,
            double weight,
            @Nullable Double withPerformance,
            List<Bin> bins) {
        public Feature {
            bins = List.copyOf(bins);
        }
    }

    /** @param share of the window's rows; {@code reference} that of the reference */
    public record Bin(String label, double reference, double share, double contribution) {}

    /**
     * @param segment {@code attribute=value}
     * @param statistic by which segments are compared
     * @param all its value for all rows
     */
    public record Segment(String segment, String statistic, double value, double all, long rows) {}
}
