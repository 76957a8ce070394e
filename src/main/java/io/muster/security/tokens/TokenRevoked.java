package io.muster.security.tokens;

import io.muster.shared.Actor;
import io.muster.shared.AuditEvent;
import io.muster.shared.DomainEvent;
import java.time.Instant;

/** An access token was revoked. */
@AuditEvent("TokenRevoked")
public record TokenRevoked(String token, Actor owner, Actor actor, Instant at) implements DomainEvent {

    @Override
    public String chain() {
        return PLATFORM;
    }

    @Override
    public String subject() {
        return owner.id();
    }
}
