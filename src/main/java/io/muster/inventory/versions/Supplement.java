package io.muster.inventory.versions;

import io.muster.inventory.entry.Limits;
import io.muster.inventory.signature.GoldenRecord;
import io.muster.inventory.signature.Signature;
import io.muster.shared.Digest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Content that is added to a draft after its registration; a part that is null is left unchanged. */
public record Supplement(
        @Nullable Digest artifact,
        @Nullable Signature signature,
        @Nullable List<GoldenRecord> goldenRecords,
        @Nullable TrainingPlan training,
        @Nullable EvaluationPlan evaluation) {

    public Supplement {
        goldenRecords = goldenRecords == null ? null : List.copyOf(goldenRecords);
        Limits.atMost("goldenRecords", goldenRecords == null ? 0 : goldenRecords.size(), Limits.GOLDEN_RECORDS);
    }
}
