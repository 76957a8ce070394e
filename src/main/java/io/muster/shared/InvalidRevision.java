package io.muster.shared;

/** What stands in {@code If-Match} is no revision. */
public class InvalidRevision extends Refusal {

    InvalidRevision(Object subject, String ifMatch) {
        super(
                Kind.INVALID,
                "If-Match is %s; the ETag '%s' was read with is wanted, such as \"3\"".formatted(ifMatch, subject));
    }
}
