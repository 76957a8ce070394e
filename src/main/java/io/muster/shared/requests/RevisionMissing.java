package io.muster.shared.requests;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** A change did not say which revision it was made on. */
@Problem(slug = "revision-missing", kind = Refusal.Kind.PRECONDITION_REQUIRED, title = "Revision missing")
public class RevisionMissing extends Refusal {

    RevisionMissing(Object subject) {
        super("A change of '%s' needs the header If-Match with the ETag it was read with".formatted(subject));
    }
}
