package io.muster.audit.verification;

import io.muster.shared.Actor;
import io.muster.shared.AuditEvent;
import io.muster.shared.DomainEvent;
import java.time.Instant;

/** The verification found something that is not as it was written. */
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
