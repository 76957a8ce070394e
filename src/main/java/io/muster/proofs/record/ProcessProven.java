package io.muster.proofs.record;

import io.muster.shared.Actor;
import io.muster.shared.Digest;
import io.muster.shared.events.AuditEvent;
import io.muster.shared.events.DomainEvent;
import java.time.Instant;
import java.util.Map;

/**
 * A process definition was examined.
 *
 * @param permits whether it keeps what the policy enforces
 * @param proof digest of the recorded proof
 */
@AuditEvent("ProcessProven")
record ProcessProven(
        String definition,
        boolean permits,
        Digest proof,
        Map<String, Digest> diagrams,
        Digest policy,
        Actor actor,
        Instant at)
        implements DomainEvent {

    public ProcessProven {
        diagrams = Map.copyOf(diagrams);
    }

    @Override
    public String chain() {
        return PLATFORM;
    }

    @Override
    public String subject() {
        return definition;
    }
}
