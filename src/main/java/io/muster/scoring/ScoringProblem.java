package io.muster.scoring;

import io.muster.shared.ProblemType;
import io.muster.shared.Refusal;
import io.muster.shared.Refusal.Kind;
import io.muster.shared.VersionId;

/** The problems of this module, with their public names. */
public enum ScoringProblem implements ProblemType {
    /** A descriptor names an endpoint or a secret that this server's settings do not grant it. */
    ENDPOINT_NOT_ALLOWED("endpoint-not-allowed", Kind.UNPROCESSABLE, "Endpoint not allowed"),

    GOLDEN_MISMATCH("golden-mismatch", Kind.UNPROCESSABLE, "Golden mismatch"),

    INCOMPATIBLE_SIGNATURE("incompatible-signature", Kind.UNPROCESSABLE, "Incompatible signature"),

    INVALID_INPUT("invalid-input", Kind.INVALID, "Invalid input"),

    /** Without a golden record nobody would notice a runtime that scores silently wrong. */
    NO_GOLDEN_RECORDS("no-golden-records", Kind.UNPROCESSABLE, "No golden records"),

    /** The version has no artifact or no signature yet. */
    NOTHING_TO_SCORE("nothing-to-score", Kind.CONFLICT, "Nothing to score"),

    PREDICTION_OVERDUE("prediction-overdue", Kind.UNAVAILABLE, "Prediction overdue"),

    SCORING_FAILED("scoring-failed", Kind.UNAVAILABLE, "Scoring failed"),

    SCORING_UNAVAILABLE("scoring-unavailable", Kind.UNAVAILABLE, "Scoring unavailable"),

    /** No provider scores artifacts of this format. */
    UNKNOWN_FORMAT("unknown-format", Kind.UNPROCESSABLE, "Unknown format"),

    UNREADABLE_ARTIFACT("unreadable-artifact", Kind.UNPROCESSABLE, "Unreadable artifact"),

    /** The artifact was read, but its model fails on its own golden records. */
    UNSCORABLE_ARTIFACT("unscorable-artifact", Kind.UNPROCESSABLE, "Unscorable artifact");

    private final Declaration declaration;

    ScoringProblem(String slug, Kind kind, String title) {
        this.declaration = new Declaration(slug, kind, title);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }

    static Refusal nothingToScore(VersionId version, String missing) {
        return NOTHING_TO_SCORE.refusal("Version '%s' has no %s yet; build or supply it first", version, missing);
    }
}
