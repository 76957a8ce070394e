package io.muster.security;

import io.muster.shared.Actor;
import io.muster.shared.events.AuditEvent;
import io.muster.shared.events.DomainEvent;
import java.time.Instant;

/**
 * A person's record changed, through our API, the engine's, or its web applications.
 *
 * @param user the person's id
 * @param detail the group joined or left, else empty
 */
@AuditEvent("UserChanged")
public record UserChanged(String user, Change change, String detail, Actor actor, Instant at) implements DomainEvent {

    /** What changed. */
    public enum Change {
        CREATED,
        UPDATED,
        PASSWORD_SET,
        ROLE_GIVEN,
        ROLE_TAKEN,
        ENABLED
    }

    @Override
    public String chain() {
        return PLATFORM;
    }

    @Override
    public String subject() {
        return user;
    }
}
