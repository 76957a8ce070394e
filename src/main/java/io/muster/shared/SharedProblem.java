package io.muster.shared;

import io.muster.shared.Refusal.Kind;

/** The problems of this module, with their public names. */
public enum SharedProblem implements ProblemType {
    BODY_TOO_LARGE("body-too-large", Kind.TOO_LARGE, "Body too large"),

    /** A key came back with another request than the one it was first used for. */
    IDEMPOTENCY_KEY_REUSED("idempotency-key-reused", Kind.UNPROCESSABLE, "Idempotency key reused"),

    /** What stands in {@code Idempotency-Key} is no key. */
    INVALID_IDEMPOTENCY_KEY("invalid-idempotency-key", Kind.INVALID, "Invalid idempotency key"),

    /** A name is not spelled as names must be. */
    INVALID_NAME("invalid-name", Kind.INVALID, "Invalid name"),

    /** The wanted part of a list is none. */
    INVALID_PAGING("invalid-paging", Kind.INVALID, "Invalid paging"),

    /** What stands in {@code If-Match} is no revision. */
    INVALID_REVISION("invalid-revision", Kind.INVALID, "Invalid revision"),

    INVALID_VERSION_ID("invalid-version-id", Kind.INVALID, "Invalid version id"),

    /** A change did not say which revision it was made on. */
    REVISION_MISSING("revision-missing", Kind.PRECONDITION_REQUIRED, "Revision missing"),

    /** The first request with this key has no answer yet. */
    SAME_REQUEST_RUNNING("same-request-running", Kind.CONFLICT, "Same request running"),

    UNSAFE_XML("unsafe-xml", Kind.UNPROCESSABLE, "Unsafe xml"),

    /** A request holds a text that no database keeps as it is. */
    UNUSABLE_TEXT("unusable-text", Kind.INVALID, "Unusable text");

    private final Declaration declaration;

    SharedProblem(String slug, Kind kind, String title) {
        this.declaration = new Declaration(slug, kind, title);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }
}
