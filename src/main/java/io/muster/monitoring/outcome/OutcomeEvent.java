package io.muster.monitoring.outcome;

import io.muster.shared.Actor;
import io.muster.shared.ModelId;
import io.muster.shared.events.AuditEvent;
import io.muster.shared.events.DomainEvent;
import java.time.Instant;

/** What happened to outcomes of a model. It belongs to the chain of the model. */
sealed interface OutcomeEvent extends DomainEvent {

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
     * Outcomes that were known were replaced by others.
     *
     * @param corrected how many; which ones is in their history
     */
    @AuditEvent("OutcomesCorrected")
    record OutcomesCorrected(ModelId model, int corrected, Actor actor, Instant at) implements OutcomeEvent {}
}
