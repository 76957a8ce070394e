package io.muster.evidence;

import io.muster.shared.Refusal;

/** A closed finding stays closed. */
public class FindingAlreadyClosed extends Refusal {

    FindingAlreadyClosed(String id) {
        super(Kind.CONFLICT, "Finding %s is closed already: open a new one".formatted(id));
    }
}
