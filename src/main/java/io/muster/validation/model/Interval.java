package io.muster.validation.model;

/** The 95 % interval of a metric. */
public record Interval(double lower, double upper) {

    /** Whether its worse end meets a threshold too. */
    public boolean meets(Threshold threshold) {
        return (threshold.minimum() == null || lower >= threshold.minimum())
                && (threshold.maximum() == null || upper <= threshold.maximum());
    }
}
