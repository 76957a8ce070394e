package io.muster.validation.fresh;

import io.muster.datasets.Coverage;
import io.muster.datasets.Dataset;
import io.muster.shared.DatasetId;
import io.muster.shared.Digest;
import io.muster.shared.VersionId;
import io.muster.validation.evaluation.UsableData;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was found when fresh data was looked for: the body of the evidence.
 *
 * @param after the day after which data is new to the version: the end of the period it was last measured on, or, if
 *     that was not declared, the day of that measurement
 * @param data the dataset, or null if there is none
 * @param rows rows of it whose outcome is known; null if they could not be counted
 * @param positives of these, in binary classification
 * @param overlap rows that also occur in data that the version has seen, by dataset
 * @param compared columns by which rows were compared
 * @param objections why it cannot be used; empty if it can
 */
public record FreshDataReport(
        VersionId version,
        LocalDate after,
        @Nullable DatasetId data,
        @Nullable Digest dataDigest,
        @Nullable Coverage covers,
        @Nullable Long rows,
        @Nullable Long positives,
        Map<String, Long> overlap,
        List<String> compared,
        FreshDataPolicy policy,
        List<String> objections,
        String conclusion) {

    static FreshDataReport missing(VersionId version, LocalDate after, FreshDataPolicy policy) {
        return new FreshDataReport(
                version,
                after,
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                List.of(),
                policy,
                List.of(),
                "No outcomes of the use case are registered for a period that ends after %s.".formatted(after));
    }

    static FreshDataReport unknown(VersionId version, LocalDate after, FreshDataPolicy policy, String why) {
        return new FreshDataReport(
                version,
                after,
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                List.of(),
                policy,
                List.of(why),
                "Not usable: %s.".formatted(why));
    }

    static FreshDataReport of(
            VersionId version,
            LocalDate after,
            Dataset data,
            @Nullable UsableData usable,
            Map<String, Long> overlap,
            FreshDataPolicy policy,
            List<String> objections) {
        return new FreshDataReport(
                version,
                after,
                data.id(),
                data.digest(),
                data.covers(),
                usable == null ? null : usable.known(),
                usable == null ? null : usable.positives(),
                overlap,
                usable == null ? List.of() : usable.columns(),
                policy,
                objections,
                objections.isEmpty()
                        ? "Dataset '%s' is new to the version: %d rows from %s to %s."
                                .formatted(
                                        data.id(),
                                        usable.known(),
                                        data.covers().from(),
                                        data.covers().to())
                        : "Dataset '%s' cannot be used: %s.".formatted(data.id(), String.join("; ", objections)));
    }

    /** Whether there is data, and it may be decided on. */
    public Outcome outcome() {
        if (!objections.isEmpty()) {
            return Outcome.UNUSABLE;
        }
        return data == null ? Outcome.MISSING : Outcome.FOUND;
    }

    /** What the search ended with. */
    public enum Outcome {
        FOUND,
        /** Nothing is registered that the version has not seen. */
        MISSING,
        /** The newest data, or the named one, cannot be decided on. */
        UNUSABLE
    }
}
