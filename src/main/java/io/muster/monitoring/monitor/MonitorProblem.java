package io.muster.monitoring.monitor;

import io.muster.shared.ProblemType;
import io.muster.shared.Refusal.Kind;

/** The problems of monitors, with their public names. */
public enum MonitorProblem implements ProblemType {
    /** A monitoring policy cannot be applied as it is written. */
    UNUSABLE_MONITORING_POLICY("unusable-monitoring-policy", Kind.UNPROCESSABLE, "Unusable monitoring policy"),

    /** Only the owner of a model changes its thresholds. */
    NOT_OWNER_OF_MODEL("not-owner-of-model", Kind.FORBIDDEN, "Not the owner of the model"),

    /** The monitoring policy does not watch the statistic. */
    NOT_WATCHED("statistic-not-watched", Kind.UNPROCESSABLE, "Statistic not watched"),

    /** Thresholds of a model may only be stricter than those of the policy. */
    LOOSER_THRESHOLD("looser-threshold", Kind.UNPROCESSABLE, "Looser threshold"),

    /** There are no such thresholds in force. */
    THRESHOLD_NOT_FOUND("threshold-not-found", Kind.NOT_FOUND, "Threshold not found");

    private final Declaration declaration;

    MonitorProblem(String slug, Kind kind, String title) {
        this.declaration = new Declaration(slug, kind, title);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }
}
