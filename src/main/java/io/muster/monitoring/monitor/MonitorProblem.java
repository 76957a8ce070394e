package io.muster.monitoring.monitor;

import io.muster.shared.ProblemType;
import io.muster.shared.Refusal.Kind;

/** The problems of monitors, with their public names. */
public enum MonitorProblem implements ProblemType {
    /** A monitoring policy cannot be applied as it is written. */
    UNUSABLE_MONITORING_POLICY("unusable-monitoring-policy", Kind.UNPROCESSABLE, "Unusable monitoring policy");

    private final Declaration declaration;

    MonitorProblem(String slug, Kind kind, String title) {
        this.declaration = new Declaration(slug, kind, title);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }
}
