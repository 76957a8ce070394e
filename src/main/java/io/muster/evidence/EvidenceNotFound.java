package io.muster.evidence;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** There is no such evidence. */
@Problem(slug = "evidence-not-found", kind = Refusal.Kind.NOT_FOUND, title = "Evidence not found")
public class EvidenceNotFound extends Refusal {

    EvidenceNotFound(String id) {
        super("There is no evidence '%s'".formatted(id));
    }
}
