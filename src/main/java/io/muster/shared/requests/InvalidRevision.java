package io.muster.shared.requests;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** What stands in {@code If-Match} is no revision. */
@Problem(slug = "invalid-revision", kind = Refusal.Kind.INVALID, title = "Invalid revision")
public class InvalidRevision extends Refusal {

    InvalidRevision(Object subject, String ifMatch) {
        super("If-Match is %s; the ETag '%s' was read with is wanted, such as \"3\"".formatted(ifMatch, subject));
    }
}
