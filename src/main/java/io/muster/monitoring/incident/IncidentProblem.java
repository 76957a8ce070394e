package io.muster.monitoring.incident;

import io.muster.shared.ProblemType;
import io.muster.shared.Refusal.Kind;

/** The problems of incidents and silences, with their public names. */
enum IncidentProblem implements ProblemType {
    /** There is no such incident. */
    INCIDENT_NOT_FOUND("incident-not-found", Kind.NOT_FOUND, "Incident not found"),

    /** A silence would last too long, or is already over. */
    INVALID_SILENCE("invalid-silence", Kind.UNPROCESSABLE, "Invalid silence"),

    /** There is no such silence. */
    SILENCE_NOT_FOUND("silence-not-found", Kind.NOT_FOUND, "Silence not found");

    private final Declaration declaration;

    IncidentProblem(String slug, Kind kind, String title) {
        this.declaration = new Declaration(slug, kind, title);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }
}
