package io.muster.inventory.entry;

import io.muster.shared.ProblemType;
import io.muster.shared.Refusal;
import io.muster.shared.Refusal.Kind;

/** The problems of this module, with their public names. They are here because all of its packages depend on this one. */
public enum InventoryProblem implements ProblemType {
    /** The name is taken. */
    ALREADY_REGISTERED("already-registered", Kind.CONFLICT, "Already registered"),

    ARTIFACT_DAMAGED("artifact-damaged", Kind.UNAVAILABLE, "Artifact damaged"),

    /** The received bytes do not have the announced digest; nothing was stored. */
    ARTIFACT_DIFFERS("artifact-differs", Kind.UNPROCESSABLE, "Artifact differs"),

    ARTIFACT_NOT_FOUND("artifact-not-found", Kind.NOT_FOUND, "Artifact not found"),

    ARTIFACT_TOO_LARGE("artifact-too-large", Kind.TOO_LARGE, "Artifact too large"),

    /** The content was examined for another build than the one to be frozen. */
    EXAMINED_FOR_ANOTHER("examined-for-another-build", Kind.CONFLICT, "Examined for another build"),

    INVALID_ENTRY("invalid-entry", Kind.INVALID, "Invalid entry"),

    /** There is no such model in the inventory. */
    MODEL_NOT_FOUND("model-not-found", Kind.NOT_FOUND, "Model not found"),

    NOT_THE_DEVELOPER("not-the-developer", Kind.FORBIDDEN, "Not the developer"),

    /** A person tried to change a description that they neither own nor review. */
    NOT_THE_OWNER("not-the-owner", Kind.FORBIDDEN, "Not the owner"),

    /** The operation is not possible in the version's stage. */
    STAGE_CONFLICT("stage-conflict", Kind.CONFLICT, "Stage conflict"),

    /** The record has changed since it was read. Reading it again and repeating the change may help. */
    STALE_REVISION("stale-revision", Kind.STALE, "Stale revision"),

    TIER_OVERRIDE_BY_DEVELOPER("tier-override-by-developer", Kind.FORBIDDEN, "Tier override by developer"),

    /** There is no such use case in the inventory. */
    USE_CASE_NOT_FOUND("use-case-not-found", Kind.NOT_FOUND, "Use case not found"),

    /** There is no such version in the inventory. */
    VERSION_NOT_FOUND("version-not-found", Kind.NOT_FOUND, "Version not found");

    private final Declaration declaration;

    InventoryProblem(String slug, Kind kind, String title) {
        this.declaration = new Declaration(slug, kind, title);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }

    public static Refusal alreadyRegistered(String what, Object id) {
        return ALREADY_REGISTERED.refusal("A %s '%s' already exists", what, id);
    }

    public static Refusal staleRevision(Object id, long expected) {
        return STALE_REVISION.refusal(
                "'%s' is no longer at revision %d because it was changed meanwhile: read it again and "
                        + "repeat the change",
                id, expected);
    }
}
