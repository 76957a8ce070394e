package io.muster.governance.weakening;

import io.muster.shared.Actor;
import io.muster.shared.Digest;
import io.muster.shared.events.AuditEvent;
import io.muster.shared.events.DomainEvent;
import java.time.Instant;
import java.util.List;

/**
 * Muster itself put weaker processes in force at startup, when no one can be asked: those it ships, or those in an
 * installation's own folder.
 *
 * @param digest of all files of the deployment
 * @param weaker in plain words
 */
@AuditEvent("WeakerAtStart")
record WeakerAtStart(
        String deployment, Digest digest, List<String> processes, List<String> weaker, Actor actor, Instant at)
        implements DomainEvent {

    public WeakerAtStart {
        processes = List.copyOf(processes);
        weaker = List.copyOf(weaker);
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
