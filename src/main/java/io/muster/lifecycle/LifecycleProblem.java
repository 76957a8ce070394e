package io.muster.lifecycle;

import io.muster.shared.ProblemType;
import io.muster.shared.Refusal;
import io.muster.shared.Refusal.Kind;
import io.muster.shared.SubjectId;
import io.muster.shared.VersionId;
import java.util.List;

/** The problems of this module, with their public names. */
public enum LifecycleProblem implements ProblemType {
    /** The process token reached a guarded step, but the required controls were not provided. */
    CONTROLS_MISSING("controls-missing", Kind.UNPROCESSABLE, "Controls missing"),

    /** The table of fresh data has no row for a version. */
    AMOUNTS_MISSING("amounts-missing", Kind.UNPROCESSABLE, "No amounts of fresh data"),

    /** An open finding blocks a certificate. */
    FINDING_BLOCKS("finding-blocks", Kind.CONFLICT, "Finding blocks"),

    /** A request to take a version out of service or to put it back is incomplete. */
    INVALID_REQUEST("invalid-service-request", Kind.INVALID, "Invalid service request"),

    /** Nothing is described differently since people signed it off, so there is nothing to ask them. */
    NOTHING_CHANGED("nothing-changed", Kind.CONFLICT, "Nothing changed"),

    /** Edits of a version wait for sign-offs, which come before another reference. */
    SIGN_FIRST("sign-off-outstanding", Kind.CONFLICT, "Sign-off outstanding"),

    /** The cadence table has no row for a version. */
    NO_CADENCE("cadence-missing", Kind.UNPROCESSABLE, "No revalidation cadence"),

    /** A worker may read and submit only a training task that it currently holds. */
    NOT_HELD("task-not-held", Kind.FORBIDDEN, "Task not held"),

    /** Only the developer of a version may withdraw it. */
    NOT_THEIRS_TO_WITHDRAW("withdrawal-by-another-person", Kind.FORBIDDEN, "Withdrawal by another person"),

    /** The process that should be stopped is not running. */
    NOT_UNDER_WAY("process-not-running", Kind.CONFLICT, "Process not running"),

    /** A version cannot become a candidate because something is missing. */
    NOTHING_BUILT("build-incomplete", Kind.UNPROCESSABLE, "Build incomplete"),

    /** The requested change of tier is not possible in this way or at this time. */
    TIER_CHANGE_REFUSED("tier-change-refused", Kind.CONFLICT, "Tier change refused"),

    /** The person for whom a process should start is unknown. */
    UNKNOWN_PERSON("unknown-person", Kind.FORBIDDEN, "Unknown person");

    private final Declaration declaration;

    LifecycleProblem(String slug, Kind kind, String title) {
        this.declaration = new Declaration(slug, kind, title);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }

    public static Refusal controlsMissing(SubjectId subject, List<String> missing) {
        return CONTROLS_MISSING.refusal(
                "%s lacks controls %s for its present artifact in this process", subject, missing);
    }

    public static Refusal nothingBuilt(VersionId version, String what) {
        return NOTHING_BUILT.refusal("%s has %s", version, what);
    }
}
