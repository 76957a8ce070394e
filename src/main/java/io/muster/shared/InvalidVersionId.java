package io.muster.shared;

/** A text does not name a version. */
@Problem(slug = "invalid-version-id", kind = Refusal.Kind.INVALID, title = "Invalid version id")
public class InvalidVersionId extends Refusal {

    InvalidVersionId(String text) {
        super("'%s' is not a version: expected model@number, such as credit-trees@3".formatted(text));
    }
}
