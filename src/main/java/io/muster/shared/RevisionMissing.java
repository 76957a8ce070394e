package io.muster.shared;

/** A change did not say which revision it was made on. */
public class RevisionMissing extends Refusal {

    RevisionMissing(Object subject) {
        super(
                Kind.PRECONDITION_REQUIRED,
                "A change of '%s' needs the header If-Match with the ETag it was read with".formatted(subject));
    }
}
