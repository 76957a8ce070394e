package io.muster.publishing;

import io.muster.shared.Actor;
import io.muster.shared.Digest;
import io.muster.shared.events.AuditEvent;
import io.muster.shared.events.DomainEvent;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Diagrams, tables or forms were deployed.
 *
 * @param deployment the engine's id
 * @param name as sent, if any
 * @param source as sent, such as {@code Camunda Modeler}
 * @param digest over all files: SHA-256 of the lines {@code <hex> <name>} in the order of names, as {@code sha256sum}
 *     writes them
 * @param files digest of each
 */
@AuditEvent("Deployed")
record Deployed(
        String deployment,
        @Nullable String name,
        @Nullable String source,
        Digest digest,
        Map<String, Digest> files,
        Actor actor,
        Instant at)
        implements DomainEvent {

    public Deployed {
        files = Map.copyOf(files);
    }

    @Override
    public String chain() {
        return PLATFORM;
    }

    @Override
    public String subject() {
        return "deployment " + deployment;
    }
}
