package io.muster.audit.verification;

import io.muster.shared.Actor;
import io.muster.shared.events.AuditEvent;
import io.muster.shared.events.DomainEvent;
import java.time.Instant;

/** An event of the verification: a record was found damaged, or is intact again. */
sealed interface DamageEvent extends DomainEvent {

    String place();

    @Override
    default String chain() {
        return PLATFORM;
    }

    @Override
    default String subject() {
        return place();
    }

    /** The verification found a damaged record. */
    @AuditEvent("DamageFound")
    record DamageFound(String place, String explanation, Actor actor, Instant at) implements DamageEvent {}

    /** A damaged record is intact again. */
    @AuditEvent("DamageGone")
    record DamageGone(String place, Actor actor, Instant at) implements DamageEvent {}
}
