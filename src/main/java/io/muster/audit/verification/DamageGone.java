package io.muster.audit.verification;

import io.muster.shared.Actor;
import io.muster.shared.AuditEvent;
import io.muster.shared.DomainEvent;
import java.time.Instant;

/** A damaged record is intact again. */
@AuditEvent("DamageGone")
public record DamageGone(String place, Actor actor, Instant at) implements DomainEvent {

    @Override
    public String chain() {
        return PLATFORM;
    }

    @Override
    public String subject() {
        return place;
    }
}
