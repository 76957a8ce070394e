package io.muster.monitoring.incident;

import io.muster.monitoring.statistic.Families;
import io.muster.monitoring.statistic.Statistic;
import java.util.Locale;

/** The causes of incidents: monitors that alarm for one cause are one incident. */
public enum Cause {
    /** Values are missing, wrong or unknown. */
    DATA_QUALITY("Quality of the data"),
    /** Inputs are distributed otherwise than in the validated data. */
    INPUT_DRIFT("Drift of inputs"),
    /** Scores or decisions are distributed otherwise. */
    OUTPUT_DRIFT("Drift of scores or decisions"),
    /** Predictions agree less with what happened. */
    PERFORMANCE("Performance"),
    /** Scores let expect a worse performance. */
    ESTIMATED_PERFORMANCE("Estimated performance"),
    /** A group is treated otherwise than before. */
    FAIRNESS("Fairness"),
    /** Requests are not answered. */
    SERVICE("Service");

    private final String title;

    Cause(String title) {
        this.title = title;
    }

    /** The word of decision tables and of the API, such as {@code input-drift}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String title() {
        return title;
    }

    /** @param ofOutput whether the subject is an output of the model */
    public static Cause of(Statistic statistic, boolean ofOutput) {
        if (Families.isOfService(statistic)) {
            return SERVICE;
        }
        return switch (Families.topic(statistic)) {
            case QUALITY -> DATA_QUALITY;
            case DRIFT -> ofOutput ? OUTPUT_DRIFT : INPUT_DRIFT;
            case OUTPUT -> Families.needsOutcomes(statistic) ? PERFORMANCE : OUTPUT_DRIFT;
            case PERFORMANCE -> PERFORMANCE;
            case ESTIMATE -> ESTIMATED_PERFORMANCE;
            case FAIRNESS -> FAIRNESS;
        };
    }
}
