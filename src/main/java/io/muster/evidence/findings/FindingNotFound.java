package io.muster.evidence.findings;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** There is no such finding. */
@Problem(slug = "finding-not-found", kind = Refusal.Kind.NOT_FOUND, title = "Finding not found")
public class FindingNotFound extends Refusal {

    FindingNotFound(String id) {
        super("There is no finding %s".formatted(id));
    }
}
