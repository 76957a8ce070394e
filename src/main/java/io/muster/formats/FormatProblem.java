package io.muster.formats;

import io.muster.shared.ProblemType;
import io.muster.shared.Refusal.Kind;

/** The problems of this module, with their public names. */
public enum FormatProblem implements ProblemType {
    /** A descriptor names an endpoint or a secret that this server's settings do not allow. */
    ENDPOINT_NOT_ALLOWED("endpoint-not-allowed", Kind.UNPROCESSABLE, "Endpoint not allowed"),

    INCOMPATIBLE_SIGNATURE("incompatible-signature", Kind.UNPROCESSABLE, "Incompatible signature"),

    INVALID_INPUT("invalid-input", Kind.INVALID, "Invalid input"),

    PREDICTION_OVERDUE("prediction-overdue", Kind.UNAVAILABLE, "Prediction overdue"),

    SCORING_FAILED("scoring-failed", Kind.UNAVAILABLE, "Scoring failed"),

    SCORING_UNAVAILABLE("scoring-unavailable", Kind.UNAVAILABLE, "Scoring unavailable"),

    UNREADABLE_ARTIFACT("unreadable-artifact", Kind.UNPROCESSABLE, "Unreadable artifact");

    private final Declaration declaration;

    FormatProblem(String slug, Kind kind, String title) {
        this.declaration = new Declaration(slug, kind, title);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }
}
