package io.muster.security.tokens;

import io.muster.shared.Actor;
import io.muster.shared.AuditEvent;
import io.muster.shared.DomainEvent;
import java.time.Instant;

/** A person created an access token for a program. */
@AuditEvent("TokenIssued")
public record TokenIssued(String token, String label, Instant expiresAt, Actor actor, Instant at)
        implements DomainEvent {

    @Override
    public String chain() {
        return PLATFORM;
    }

    @Override
    public String subject() {
        return actor.id();
    }
}
