package io.muster.lifecycle.externaltraining;

import io.muster.inventory.versions.TrainingPlan;
import io.muster.shared.Digest;
import io.muster.shared.VersionId;
import org.jspecify.annotations.Nullable;

/**
 * A training order for an external worker.
 *
 * @param format the format to submit: {@code onnx}, {@code pmml}
 * @param positive the target's value that counts as 1, or null if the version names none
 * @param dataFormat {@code csv} or {@code parquet}
 * @param dataDigest of the whole file
 */
public record TrainingOrder(
        VersionId version,
        String format,
        TrainingPlan plan,
        @Nullable String positive,
        String dataFormat,
        Digest dataDigest,
        long dataRows) {}
