package io.muster.security.keys;

import io.muster.shared.Actor;
import io.muster.shared.AuditEvent;
import io.muster.shared.DomainEvent;
import java.time.Instant;

/** A new key became the active signing key; earlier ones stay valid. */
@AuditEvent("SigningKeyAdded")
public record SigningKeyAdded(String key, Actor actor, Instant at) implements DomainEvent {

    @Override
    public String chain() {
        return PLATFORM;
    }

    @Override
    public String subject() {
        return key;
    }
}
