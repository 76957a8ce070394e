package io.muster.training.embedded;

import io.muster.datasets.columns.Column;
import io.muster.inventory.signature.GoldenRecord;
import io.muster.shared.Refusal;
import io.muster.training.TrainingJob;
import io.muster.training.TrainingProblem;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Training data for binary classification.
 *
 * @param target name of the target column
 * @param features in the plan's order
 * @param isPositive by row
 * @param positive the target's value that counts as 1
 * @param negative the other value
 */
public record TrainingTable(
        String target, List<Feature> features, boolean[] isPositive, String positive, String negative) {

    /** Output with the probability of the positive class. */
    public static final String PROBABILITY = "probability";

    /** Output with the more probable class. */
    public static final String LABEL = "label";

    private static final int GOLDEN_RECORDS = 100;
    private static final double GOLDEN_TOLERANCE = 1e-5;

    /** A label this near to the threshold may flip by the last bit of another runtime. */
    private static final double TOO_CLOSE = 1e-6;

    /**
     * Reads the plan's columns.
     *
     * @param positive the target's value that counts as 1
     * @throws Refusal {@code UNUSABLE_TRAINING_PLAN} if a column does not exist or is used twice
     * @throws Refusal {@code UNUSABLE_TRAINING_DATA} if a column's values are not suitable
     */
    static TrainingTable read(TrainingJob job, @Nullable String positive) {
        requireFeatures(job);
        var names = job.columns();
        requireDistinct(job, names);
        var batch = job.data().read(names);
        if (batch.rows() == 0) {
            throw TrainingProblem.UNUSABLE_TRAINING_DATA.refusal(
                    "Dataset '%s' has no rows to train on", job.data().id());
        }
        var features = job.plan().features().stream()
                .map(name -> feature(batch.column(name)))
                .toList();
        return of(features, Target.of(batch.column(job.plan().target()), positive));
    }

    private static TrainingTable of(List<Feature> features, Target target) {
        return new TrainingTable(target.name(), features, target.isPositive(), target.positive(), target.negative());
    }

    private static void requireFeatures(TrainingJob job) {
        if (job.plan().features().isEmpty()) {
            throw TrainingProblem.UNUSABLE_TRAINING_PLAN.refusal(
                    "The training plan of %s names no features: expected at least one", job.version());
        }
        for (var name : List.of(PROBABILITY, LABEL)) {
            if (job.plan().features().contains(name)) {
                throw TrainingProblem.UNUSABLE_TRAINING_PLAN.refusal(
                        "Feature '%s' has the name of an output of the model; rename the column", name);
            }
        }
    }

    private static void requireDistinct(TrainingJob job, List<String> names) {
        for (var name : names) {
            if (names.indexOf(name) != names.lastIndexOf(name)) {
                throw TrainingProblem.UNUSABLE_TRAINING_PLAN.refusal(
                        "The training plan of %s uses column '%s' twice", job.version(), name);
            }
        }
    }

    private static Feature feature(Column column) {
        var feature = typed(column);
        if (IntStream.range(0, column.rows()).allMatch(row -> feature.valueAt(row) == null)) {
            throw TrainingProblem.UNUSABLE_TRAINING_DATA.refusal("Column '%s' has no values", column.name());
        }
        return feature;
    }

    private static Feature typed(Column column) {
        if (column instanceof Column.Numbers numbers) {
            if (Arrays.stream(numbers.values()).anyMatch(Double::isInfinite)) {
                throw TrainingProblem.UNUSABLE_TRAINING_DATA.refusal(
                        "Column '%s' holds infinite numbers", column.name());
            }
            return new Feature.Numeric(numbers.name(), numbers.values());
        }
        if (column instanceof Column.Texts texts) {
            return Feature.Categorical.of(texts.name(), texts.values());
        }
        throw TrainingProblem.UNUSABLE_TRAINING_DATA.refusal(
                "Column '%s' holds %s: expected numbers or texts",
                column.name(), column instanceof Column.Flags ? "truth values" : "vectors");
    }

    public int rows() {
        return isPositive.length;
    }

    /**
     * Proposes golden records: rows that differ as much as possible, see {@link SpreadRows}.
     *
     * @param probabilities by row; they must not come from the artifact itself
     * @param leavesAt for a row, where each tree ends: one number per tree; null for models without trees
     */
    public GoldenProposal goldenRecords(double[] probabilities, @Nullable IntFunction<int[]> leavesAt) {
        var choice = new SpreadRows(this, probabilities, leavesAt).choose(GOLDEN_RECORDS);
        return new GoldenProposal(
                choice.rows().stream()
                        .map(row -> goldenRecord(row, probabilities[row]))
                        .toList(),
                choice.notCovered());
    }

    /**
     * Golden records proposed from training data.
     *
     * @param notCovered what no record covers, such as {@code 12 of 830 leaves of trees}; empty when everything is
     *     covered
     */
    public record GoldenProposal(List<GoldenRecord> records, List<String> notCovered) {

        /** The warning's name in a version's provenance. */
        public static final String NOT_COVERED = "golden-records.not-covered";

        public GoldenProposal {
            records = List.copyOf(records);
            notCovered = List.copyOf(notCovered);
        }

        /** Notes in a version's provenance what its golden records do not cover, so that approvers read it. */
        public void warn(Map<String, String> provenance) {
            if (!notCovered.isEmpty()) {
                provenance.put(NOT_COVERED, String.join(", ", notCovered));
            }
        }
    }

    private GoldenRecord goldenRecord(int row, double probability) {
        Map<String, Object> inputs = new LinkedHashMap<>();
        features.forEach(feature -> inputs.put(feature.name(), feature.valueAt(row)));
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put(PROBABILITY, probability);
        if (Math.abs(probability - 0.5) > TOO_CLOSE) {
            expected.put(LABEL, probability >= 0.5 ? positive : negative);
        }
        return new GoldenRecord(inputs, expected, GOLDEN_TOLERANCE);
    }
}
