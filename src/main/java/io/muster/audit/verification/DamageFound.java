package io.muster.audit.verification;

import io.muster.shared.Actor;
import io.muster.shared.AuditEvent;
import io.muster.shared.DomainEvent;
import java.time.Instant;

/** The verification found a damaged record. */
@AuditEvent("DamageFound")
public record DamageFound(String place, String explanation, Actor actor, Instant at) implements DomainEvent {

    @Override
    public String chain() {
        return PLATFORM;
    }

    @Override
    public String subject() {
        return place;
    }
}
