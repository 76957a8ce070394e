package io.muster.evidence;

import io.muster.shared.Refusal;

/** There is no such evidence. */
public class EvidenceNotFound extends Refusal {

    EvidenceNotFound(String id) {
        super(Kind.NOT_FOUND, "There is no evidence '%s'".formatted(id));
    }
}
