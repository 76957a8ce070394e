package io.muster.shared;

import io.muster.shared.Refusal.Kind;

/** The problems of this module, with their public names. */
public enum SharedProblem implements ProblemType {
    BODY_TOO_LARGE("body-too-large", Kind.TOO_LARGE, "Body too large"),

    /** The key was first used for a different request. */
    IDEMPOTENCY_KEY_REUSED("idempotency-key-reused", Kind.UNPROCESSABLE, "Idempotency key reused"),

    /** The header {@code Idempotency-Key} does not contain a valid key. */
    INVALID_IDEMPOTENCY_KEY("invalid-idempotency-key", Kind.INVALID, "Invalid idempotency key"),

    /** A name breaks the spelling rule for names. */
    INVALID_NAME("invalid-name", Kind.INVALID, "Invalid name"),

    /** The paging parameters are invalid. */
    INVALID_PAGING("invalid-paging", Kind.INVALID, "Invalid paging"),

    /** The header {@code If-Match} does not contain a revision. */
    INVALID_REVISION("invalid-revision", Kind.INVALID, "Invalid revision"),

    INVALID_VERSION_ID("invalid-version-id", Kind.INVALID, "Invalid version id"),

    /** The request does not say which revision it changes. */
    REVISION_MISSING("revision-missing", Kind.PRECONDITION_REQUIRED, "Revision missing"),

    /** The first request with this key is still running. */
    SAME_REQUEST_RUNNING("same-request-running", Kind.CONFLICT, "Same request running"),

    UNSAFE_XML("unsafe-xml", Kind.UNPROCESSABLE, "Unsafe XML"),

    /** The request contains a text that cannot be stored unchanged. */
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
