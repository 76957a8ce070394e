package io.muster.identity.commands;

import io.muster.shared.ProblemType;
import io.muster.shared.Refusal.Kind;

/** The problems of this module, with their public names. They are here because all of its packages depend on this one. */
public enum IdentityProblem implements ProblemType {
    /** There would be no administrator left. */
    LAST_ADMINISTRATOR("last-administrator", Kind.CONFLICT, "Last administrator"),

    /** The identity provider decides on this person's groups and password. */
    MANAGED_ELSEWHERE("managed-elsewhere", Kind.CONFLICT, "Managed elsewhere"),

    NO_SUCH_THING("unknown-id", Kind.NOT_FOUND, "Unknown id"),

    /** The password is shorter than the engine's policy demands. */
    PASSWORD_TOO_WEAK("password-too-weak", Kind.INVALID, "Password too weak"),

    /** The settings declare no group of this id. */
    UNKNOWN_GROUP("unknown-group", Kind.INVALID, "Unknown user group"),

    /** The id is taken, perhaps by a person who has left: ids are never reused. */
    USER_EXISTS("user-exists", Kind.CONFLICT, "User exists"),

    /** There is no user with this id. */
    USER_NOT_FOUND("user-not-found", Kind.NOT_FOUND, "User not found");

    private final Declaration declaration;

    IdentityProblem(String slug, Kind kind, String title) {
        this.declaration = new Declaration(slug, kind, title);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }
}
