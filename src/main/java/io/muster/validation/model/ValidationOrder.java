package io.muster.validation.model;

import io.muster.inventory.versions.ModelVersion;
import io.muster.shared.DatasetId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The version to be validated, and its policy, champion and data.
 *
 * @param version frozen: with artifact, signature and golden records
 * @param policy that it must meet
 * @param champion the version in service to compare with, or null
 * @param data with the same columns, to replace the data of the version's evaluation plan, or null
 * @param cutOff score from which a row is decided positive in binary classification; null for 0.5 if the score is a
 *     probability, and for none if it is not
 * @param intervals whether the report says how sure each metric is, which takes several hundred times the computation
 */
public record ValidationOrder(
        ModelVersion version,
        ValidationPolicy policy,
        @Nullable ModelVersion champion,
        @Nullable DatasetId data,
        @Nullable Double cutOff,
        boolean intervals) {

    public ValidationOrder {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(policy, "policy");
        if (cutOff != null && !Double.isFinite(cutOff)) {
            throw new IllegalArgumentException("A cut-off is a finite number, not " + cutOff);
        }
    }

    /** Validates on the data of the version's plan, without a comparison. */
    public static ValidationOrder of(ModelVersion version, ValidationPolicy policy) {
        return new ValidationOrder(version, policy, null, null, null, false);
    }

    public ValidationOrder against(@Nullable ModelVersion inService) {
        return new ValidationOrder(version, policy, inService, data, cutOff, intervals);
    }

    public ValidationOrder on(@Nullable DatasetId other) {
        return new ValidationOrder(version, policy, champion, other, cutOff, intervals);
    }

    public ValidationOrder decidingFrom(@Nullable Double score) {
        return new ValidationOrder(version, policy, champion, data, score, intervals);
    }

    public ValidationOrder withIntervals() {
        return new ValidationOrder(version, policy, champion, data, cutOff, true);
    }

    /** The data to validate on. */
    public DatasetId dataset() {
        return data == null ? version.evaluation().data() : data;
    }
}
