package io.muster.monitoring.profile;

import io.muster.datasets.counts.CountedColumn;
import io.muster.datasets.counts.ScoreBins;
import io.muster.shared.CanonicalJson;
import io.muster.shared.Digest;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a profile counts: the columns of a model with their bins. It follows from the reference and stays the same as long
 * as that does, because only profiles of one layout add up.
 *
 * @param features inputs
 * @param outputs what the model answers, its decision for instance
 * @param score name of the output that is counted in many bins, or null
 * @param scoreBins its bins, or null
 * @param outcomeCentre what is subtracted from the outcomes of a regression before they are summed
 * @param naiveError mean absolute error of the naive forecast on the training data, or null if its predictions
 *     are not forecasts
 */
public record ProfileLayout(
        List<CountedColumn> features,
        List<CountedColumn> outputs,
        @Nullable String score,
        @Nullable ScoreBins scoreBins,
        double outcomeCentre,
        @Nullable Double naiveError) {

    /** The most columns, so that a profile stays small. */
    public static final int MOST_COLUMNS = 2_000;

    public ProfileLayout {
        features = List.copyOf(features);
        outputs = List.copyOf(outputs);
        if (features.size() + outputs.size() > MOST_COLUMNS) {
            throw new IllegalArgumentException(
                    "%d columns: expected at most %d".formatted(features.size() + outputs.size(), MOST_COLUMNS));
        }
        if ((score == null) != (scoreBins == null) || !Double.isFinite(outcomeCentre)) {
            throw new IllegalArgumentException(
                    "Score '%s' with %s, outcomes around %s: expected a score and its bins, or neither"
                            .formatted(score, scoreBins, outcomeCentre));
        }
        if (naiveError != null && !(naiveError >= 0 && Double.isFinite(naiveError))) {
            throw new IllegalArgumentException(
                    "The error of the naive forecast is %s: expected a number from 0".formatted(naiveError));
        }
        requireDistinct(Stream.concat(features.stream(), outputs.stream()).toList());
    }

    /** The same columns for a forecast. */
    public ProfileLayout ofForecast(double error) {
        return new ProfileLayout(features, outputs, score, scoreBins, outcomeCentre, error);
    }

    private static void requireDistinct(List<CountedColumn> columns) {
        var names = new HashSet<String>();
        for (var column : columns) {
            if (!names.add(column.name())) {
                throw new IllegalArgumentException(
                        "Two columns are named '%s': expected another name for each input and output"
                                .formatted(column.name()));
            }
        }
    }

    /** Features, then outputs: the order in which they are counted. */
    public List<CountedColumn> columns() {
        return Stream.concat(features.stream(), outputs.stream()).toList();
    }

    /** Its digest in canonical JSON: profiles with equal ones add up. */
    public Digest digest() {
        return CanonicalJson.digest(this);
    }
}
