package io.muster.scoring;

import io.muster.shared.ProblemType;
import io.muster.shared.Refusal;
import io.muster.shared.Refusal.Kind;
import io.muster.shared.VersionId;

/** The problems of this module, with their public names. */
public enum ScoringProblem implements ProblemType {
    GOLDEN_MISMATCH("golden-mismatch", Kind.UNPROCESSABLE, "Golden mismatch"),

    /** Without a golden record, a runtime that silently scores wrong would go unnoticed. */
    NO_GOLDEN_RECORDS("no-golden-records", Kind.UNPROCESSABLE, "No golden records"),

    /** The version has no artifact or no signature yet. */
    NOTHING_TO_SCORE("nothing-to-score", Kind.CONFLICT, "Nothing to score"),

    /** The model may run without end, and would run where nothing can end it. */
    UNBOUNDED_MODEL("unbounded-model", Kind.UNPROCESSABLE, "Unbounded model"),

    /** No provider scores artifacts of this format. */
    UNKNOWN_FORMAT("unknown-format", Kind.UNPROCESSABLE, "Unknown format"),

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
        return NOTHING_TO_SCORE.refusal("Version '%s' has no %s yet: build or supply it first", version, missing);
    }
}
