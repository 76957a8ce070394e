package io.muster.scoring;

import io.muster.inventory.signature.GoldenRecord;
import io.muster.inventory.signature.Signature;
import io.muster.inventory.versions.EvaluationPlan;
import io.muster.inventory.versions.ModelVersion;
import io.muster.inventory.versions.Origin;
import io.muster.inventory.versions.Stage;
import io.muster.shared.DatasetId;
import io.muster.shared.Digest;
import io.muster.shared.VersionId;
import io.muster.testing.SettableClock;
import io.muster.testing.TestUsers;
import java.util.List;
import java.util.Map;

/** Versions with an artifact, without an inventory that would examine it. */
final class Frozen {

    private Frozen() {}

    static ModelVersion version(String format, Digest artifact, Signature signature, GoldenRecord golden) {
        var evaluation = new EvaluationPlan(
                EvaluationPlan.Task.REGRESSION, new DatasetId("kept-apart"), "outcome", null, "score");
        return new ModelVersion(
                VersionId.parse("credit@1"),
                Stage.CANDIDATE,
                Origin.IMPORTED,
                format,
                null,
                evaluation,
                artifact,
                signature,
                List.of(golden),
                Map.of(),
                null,
                1,
                TestUsers.DEVELOPER,
                null,
                SettableClock.START,
                SettableClock.START,
                1);
    }
}
