package io.muster.evidence.findings;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** A closed finding stays closed. */
@Problem(slug = "finding-already-closed", kind = Refusal.Kind.CONFLICT, title = "Finding already closed")
public class FindingAlreadyClosed extends Refusal {

    FindingAlreadyClosed(String id) {
        super("Finding %s is closed already: open a new one".formatted(id));
    }
}
