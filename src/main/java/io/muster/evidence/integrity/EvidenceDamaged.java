package io.muster.evidence.integrity;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;
import io.muster.shared.VersionId;

/** What is kept about a version is not what was recorded. */
@Problem(slug = "evidence-damaged", kind = Refusal.Kind.CONFLICT, title = "Evidence damaged")
public class EvidenceDamaged extends Refusal {

    EvidenceDamaged(VersionId version, String how) {
        super("The evidence of %s is damaged: %s. No certificate is issued on it; see docs/operations.md"
                .formatted(version, how));
    }
}
