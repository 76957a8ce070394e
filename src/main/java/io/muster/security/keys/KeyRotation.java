package io.muster.security.keys;

import io.muster.shared.Actor;
import io.muster.shared.EventPublisher;
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
}
