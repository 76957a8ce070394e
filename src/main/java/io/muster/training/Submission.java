package io.muster.training;

import io.muster.inventory.signature.GoldenRecord;
import io.muster.inventory.signature.Signature;
import io.muster.shared.Digest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The submission of an external worker. Nothing of it is trusted before it is examined.
 *
 * @param artifact the model, stored already
 * @param signature as declared, or null if the artifact contains it
 * @param goldenRecords rows with the outputs the worker's own library computed
 * @param metrics measured by the worker on its own data, by name; finite
 * @param provenance as stated by the worker: library, machine, commit
 */
public record Submission(
        Digest artifact,
        @Nullable Signature signature,
        List<GoldenRecord> goldenRecords,
        Map<String, Double> metrics,
        Map<String, String> provenance) {

    private static final int MOST_ENTRIES = 1_000;
    private static final int LONGEST = 500;

    public Submission {
        if (artifact == null) {
            throw TrainingProblem.UNUSABLE_SUBMISSION.refusal("It does not name an artifact");
        }
        goldenRecords = goldenRecords == null ? List.of() : List.copyOf(goldenRecords);
        metrics = Collections.unmodifiableMap(new TreeMap<>(metrics == null ? Map.of() : metrics));
        provenance = Collections.unmodifiableMap(new TreeMap<>(provenance == null ? Map.of() : provenance));
        requireFew("goldenRecords", goldenRecords.size());
        requireFew("metrics", metrics.size());
        requireFew("provenance", provenance.size());
        metrics.forEach(Submission::requireNumber);
        provenance.forEach(Submission::requireShort);
    }

    private static void requireFew(String what, int entries) {
        if (entries > MOST_ENTRIES) {
            throw TrainingProblem.UNUSABLE_SUBMISSION.refusal(
                    "'%s' has %d entries: expected at most %d", what, entries, MOST_ENTRIES);
        }
    }

    private static void requireNumber(String name, @Nullable Double value) {
        if (name.length() > LONGEST || value == null || !Double.isFinite(value)) {
            throw TrainingProblem.UNUSABLE_SUBMISSION.refusal(
                    "Metric '%s' is %s: expected a finite number", name, value);
        }
    }

    private static void requireShort(String name, @Nullable String value) {
        if (name.length() > LONGEST || value == null || value.length() > LONGEST) {
            throw TrainingProblem.UNUSABLE_SUBMISSION.refusal(
                    "Provenance '%s' is missing or longer than %d characters", name, LONGEST);
        }
    }
}
