package io.muster.security.keys;

import io.muster.shared.Actor;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The rotation of the active signing key, recorded in the audit trail. */
@Service
public class KeyRotation {

    private final SigningKeys keys;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    KeyRotation(SigningKeys keys, ApplicationEventPublisher events, Clock clock) {
        this.keys = keys;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Adds a key that signs from now on; other nodes follow at their next start. Earlier signatures stay valid.
     *
     * @return its id
     */
    @Transactional
    public String rotate(Actor by) {
        var id = keys.rotate();
        events.publishEvent(new SigningKeyAdded(id, by, clock.instant()));
        return id;
    }
}
