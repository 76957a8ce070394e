package io.muster.evidence;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;
import io.muster.shared.SubjectId;

/** A row of evidence is no longer what was recorded. */
@Problem(slug = "evidence-altered", kind = Refusal.Kind.CONFLICT, title = "Evidence altered")
public class EvidenceAltered extends Refusal {

    EvidenceAltered(String id, SubjectId version) {
        super("Evidence %s of %s does not match its digest: it was altered after it was recorded"
                .formatted(id, version));
    }
}
