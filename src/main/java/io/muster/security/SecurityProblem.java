package io.muster.security;

import io.muster.shared.ProblemType;
import io.muster.shared.Refusal;
import io.muster.shared.Refusal.Kind;

/** The problems of this module, with their public names. */
public enum SecurityProblem implements ProblemType {
    /** A user id in a spelling that could make two identities of one person, or that URLs and diagrams cannot carry. */
    INVALID_USER_ID("invalid-user-id", Kind.INVALID, "Invalid user id"),

    NOT_SIGNED_IN("not-signed-in", Kind.FORBIDDEN, "Not signed in"),

    /** The caller is known and has no role that may do this. */
    NOT_ALLOWED("not-allowed", Kind.FORBIDDEN, "Not allowed"),

    TOO_MANY_ATTEMPTS("too-many-attempts", Kind.TOO_MANY, "Too many attempts to sign in"),

    /** An access token could not be checked, because the identity provider did not answer. */
    IDENTITY_PROVIDER_UNAVAILABLE("identity-provider-unavailable", Kind.UNAVAILABLE, "Identity provider unavailable"),

    /** No such token, or not the caller's; the two are deliberately indistinguishable. */
    TOKEN_NOT_FOUND("token-not-found", Kind.NOT_FOUND, "Token not found"),

    TOO_MANY_PASSWORDS("too-many-passwords", Kind.TOO_MANY, "Too many passwords"),

    /** The requested token would be valid for too long, or not at all, or its label cannot be stored. */
    INVALID_TOKEN_REQUEST("invalid-token-request", Kind.INVALID, "Invalid token request");

    private final Declaration declaration;

    SecurityProblem(String slug, Kind kind, String title) {
        this.declaration = new Declaration(slug, kind, title);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }

    public static Refusal tokenNotFound(String id) {
        return TOKEN_NOT_FOUND.refusal("You have no access token '%s'", id);
    }
}
