package io.muster.inventory.usecases;

import io.muster.shared.Actor;
import io.muster.shared.UseCaseId;
import io.muster.shared.events.AuditEvent;
import io.muster.shared.events.DomainEvent;
import java.time.Instant;

/** Events of use cases. A use case belongs to several models, so its events go to the platform's chain. */
public sealed interface UseCaseEvent extends DomainEvent {

    UseCaseId useCase();

    @Override
    default String chain() {
        return PLATFORM;
    }

    @Override
    default String subject() {
        return useCase().name();
    }

    @AuditEvent("UseCaseRegistered")
    record UseCaseRegistered(UseCaseId useCase, UseCaseDescription description, Actor actor, Instant at)
            implements UseCaseEvent {}

    @AuditEvent("UseCaseRedescribed")
    record UseCaseRedescribed(UseCaseId useCase, UseCaseDescription description, Actor actor, Instant at)
            implements UseCaseEvent {}
}
