package io.muster.monitoring.threshold;

import io.muster.monitoring.monitor.MonitorRule.Limits;
import io.muster.shared.Actor;
import io.muster.shared.ModelId;
import io.muster.shared.events.AuditEvent;
import io.muster.shared.events.DomainEvent;
import java.time.Instant;

/** What happened to the thresholds of models. They belong to the chain of their model. */
public sealed interface ThresholdEvent extends DomainEvent {

    ModelId model();

    @Override
    default String chain() {
        return model().name();
    }

    @Override
    default String subject() {
        return model().name();
    }

    /**
     * A model is watched by stricter thresholds than the policy has.
     *
     * @param threshold its id
     * @param compared what windows are compared with
     * @param basis what the limits are measured from
     */
    @AuditEvent("ThresholdTightened")
    record ThresholdTightened(
            String threshold,
            ModelId model,
            String statistic,
            String compared,
            String basis,
            Limits limits,
            String reason,
            Actor actor,
            Instant at)
            implements ThresholdEvent {}

    /** A model is watched by the thresholds of the policy again. */
    @AuditEvent("ThresholdWithdrawn")
    record ThresholdWithdrawn(
            String threshold, ModelId model, String statistic, String compared, String reason, Actor actor, Instant at)
            implements ThresholdEvent {}
}
