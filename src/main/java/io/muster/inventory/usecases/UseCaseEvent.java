package io.muster.inventory.usecases;

import io.muster.shared.Actor;
import io.muster.shared.AuditEvent;
import io.muster.shared.DomainEvent;
import io.muster.shared.UseCaseId;
import java.time.Instant;

/** What happens to use cases. They belong to several models, so their facts go to the platform's chain. */
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
