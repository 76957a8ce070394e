package io.muster.inventory.models;

import io.muster.shared.Actor;
import io.muster.shared.ModelId;
import io.muster.shared.UseCaseId;
import io.muster.shared.events.AuditEvent;
import io.muster.shared.events.DomainEvent;
import java.time.Instant;

/** Events of models, each model in its own chain. */
public sealed interface ModelEvent extends DomainEvent {

    ModelId model();

    @Override
    default String chain() {
        return model().name();
    }

    @Override
    default String subject() {
        return model().name();
    }

    @AuditEvent("ModelRegistered")
    record ModelRegistered(
            ModelId model, UseCaseId useCase, ModelType type, ModelDescription description, Actor actor, Instant at)
            implements ModelEvent {}

    @AuditEvent("ModelRedescribed")
    record ModelRedescribed(ModelId model, ModelDescription description, Actor actor, Instant at)
            implements ModelEvent {}
}
