package io.muster.security.keys;

import io.muster.shared.Actor;
import io.muster.shared.events.AuditEvent;
import io.muster.shared.events.DomainEvent;
import io.muster.shared.events.EventPublisher;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The rotation of the active signing key, recorded in the audit trail. */
@Service
public class KeyRotation {

    private final SigningKeys keys;
    private final EventPublisher events;

    KeyRotation(SigningKeys keys, EventPublisher events) {
        this.keys = keys;
        this.events = events;
    }

    /**
     * Adds a key that signs from now on; other nodes follow at their next start. Earlier signatures stay valid.
     *
     * @return its id
     */
    @Transactional
    public String rotate(Actor by) {
        var id = keys.rotate();
        events.publish(new SigningKeyAdded(id, by, events.now()));
        return id;
    }

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
}
