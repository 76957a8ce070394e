package io.muster.inventory.web;

import io.muster.inventory.signature.GoldenRecord;
import io.muster.inventory.signature.Signature;
import io.muster.inventory.versions.EvaluationPlan;
import io.muster.inventory.versions.NewVersion;
import io.muster.inventory.versions.Origin;
import io.muster.inventory.versions.TrainingPlan;
import io.muster.shared.Digest;
import io.muster.shared.ModelId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A version to draft, of the model in the path; see {@link NewVersion}. */
record VersionDraft(
        Origin origin,
        String format,
        @Nullable TrainingPlan training,
        EvaluationPlan evaluation,
        @Nullable Digest artifact,
        @Nullable Signature signature,
        List<GoldenRecord> goldenRecords) {

    NewVersion of(ModelId model) {
        return new NewVersion(model, origin, format, training, evaluation, artifact, signature, goldenRecords);
    }
}
