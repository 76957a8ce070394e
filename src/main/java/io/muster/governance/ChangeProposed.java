package io.muster.governance;

import io.muster.shared.Actor;
import io.muster.shared.AuditEvent;
import io.muster.shared.Digest;
import io.muster.shared.DomainEvent;
import io.muster.shared.ProcessChangeId;
import java.time.Instant;
import java.util.Map;

/**
 * A deployment was refused because it weakens a control, and the owner is asked.
 *
 * @param files digests of what was sent, by name
 * @param former ids of the versions it would replace, by process
 * @param actor who sent it
 */
@AuditEvent("ChangeProposed")
public record ChangeProposed(
        ProcessChangeId change,
        Digest digest,
        Map<String, Digest> files,
        Map<String, String> former,
        String owner,
        Actor actor,
        Instant at)
        implements DomainEvent {

    public ChangeProposed {
        files = Map.copyOf(files);
        former = Map.copyOf(former);
    }

    @Override
    public String chain() {
        return change.chain();
    }

    @Override
    public String subject() {
        return change.toString();
    }
}
