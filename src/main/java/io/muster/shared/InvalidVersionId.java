package io.muster.shared;

/** A text is not a version id. */
public class InvalidVersionId extends Refusal {

    InvalidVersionId(String text) {
        super(
                SharedProblem.INVALID_VERSION_ID,
                "'%s' is not a version: expected model@number, such as credit-trees@3".formatted(text));
    }
}
