package io.muster.security.tokens;

import io.muster.shared.Actor;
import io.muster.shared.events.AuditEvent;
import io.muster.shared.events.DomainEvent;
import java.time.Instant;

/** What happened to an access token. Only the platform's chain knows it. */
sealed interface TokenEvent extends DomainEvent {

    @Override
    default String chain() {
        return PLATFORM;
    }

    /** A person created an access token for a program. */
    @AuditEvent("TokenIssued")
    record TokenIssued(String token, String label, Instant expiresAt, Actor actor, Instant at) implements TokenEvent {

        @Override
        public String subject() {
            return actor.id();
        }
    }

    /** An access token was revoked. */
    @AuditEvent("TokenRevoked")
    record TokenRevoked(String token, Actor owner, Actor actor, Instant at) implements TokenEvent {

        @Override
        public String subject() {
            return owner.id();
        }
    }
}
