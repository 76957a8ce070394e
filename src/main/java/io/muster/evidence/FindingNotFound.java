package io.muster.evidence;

import io.muster.shared.Refusal;

/** There is no such finding. */
public class FindingNotFound extends Refusal {

    FindingNotFound(String id) {
        super(Kind.NOT_FOUND, "There is no finding %s".formatted(id));
    }
}
