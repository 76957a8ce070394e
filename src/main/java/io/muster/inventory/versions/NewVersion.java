package io.muster.inventory.versions;

import io.muster.inventory.entry.InvalidEntry;
import io.muster.inventory.entry.Limits;
import io.muster.inventory.signature.GoldenRecord;
import io.muster.inventory.signature.Signature;
import io.muster.shared.Digest;
import io.muster.shared.ModelId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version to draft.
 *
 * @param format the artifact's format: {@code onnx}, {@code pmml}, {@code dmn}, {@code remote}
 * @param training how to train it; required for {@link Origin#TRAINED}, otherwise null
 * @param artifact the bytes, if they already exist
 * @param signature as declared, if the artifact does not contain it
 * @param goldenRecords may be empty until the version is frozen
 */
public record NewVersion(
        ModelId model,
        Origin origin,
        String format,
        @Nullable TrainingPlan training,
        EvaluationPlan evaluation,
        @Nullable Digest artifact,
        @Nullable Signature signature,
        List<GoldenRecord> goldenRecords) {

    public NewVersion {
        Limits.present("model", model);
        Limits.present("origin", origin);
        format = Limits.name("format", format);
        Limits.present("evaluation", evaluation);
        goldenRecords = goldenRecords == null ? List.of() : List.copyOf(goldenRecords);
        Limits.atMost("goldenRecords", goldenRecords.size(), Limits.GOLDEN_RECORDS);
        requireTrainingPlanWhereTrained(origin, training);
    }

    private static void requireTrainingPlanWhereTrained(Origin origin, @Nullable TrainingPlan training) {
        if (origin == Origin.TRAINED && training == null) {
            throw new InvalidEntry("'training' is missing: a trained version needs a training plan");
        }
        if (origin != Origin.TRAINED && training != null) {
            throw new InvalidEntry("'training' is only for trained versions, not for '%s'".formatted(origin.word()));
        }
    }
}
