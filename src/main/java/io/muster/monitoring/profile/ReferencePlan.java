package io.muster.monitoring.profile;

import io.muster.datasets.counts.ScoreBins;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of validated data become a reference.
 *
 * @param score column of scores, or null if the model has none
 * @param scoreBins its bins, or null likewise
 * @param outcome column of known outcomes, 1 for positive and 0 for negative, or null if there is none
 */
public record ReferencePlan(
        List<Field> features,
        List<Field> outputs,
        @Nullable String score,
        @Nullable ScoreBins scoreBins,
        @Nullable String outcome) {

    public ReferencePlan {
        features = List.copyOf(features);
        outputs = List.copyOf(outputs);
    }

    /** How a column's values are counted. */
    public enum Scale {
        NUMBERS,
        /**
         * Numbers that the model takes in 32 bits. Their edges lie between two such numbers, so that a number is in the
         * same bin before and after it is rounded to 32 bits.
         */
        ROUNDED_NUMBERS,
        CATEGORIES
    }

    /** A column of the data. */
    public record Field(String name, Scale scale) {}
}
