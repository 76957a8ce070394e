package io.muster.governance;

import io.muster.governance.Change.State;
import io.muster.shared.Actor;
import io.muster.shared.AuditEvent;
import io.muster.shared.Digest;
import io.muster.shared.DomainEvent;
import io.muster.shared.ProcessChangeId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change is in force, or will not be.
 *
 * @param digest of what was proposed
 * @param deployment id of the engine's, if it is in force
 * @param signers who agreed; empty if it is not in force
 * @param reason why it ended, if one was given
 */
@AuditEvent("ChangeEnded")
public record ChangeEnded(
        ProcessChangeId change,
        State state,
        Digest digest,
        @Nullable String deployment,
        Actor proposer,
        List<Actor> signers,
        @Nullable String reason,
        Actor actor,
        Instant at)
        implements DomainEvent {

    public ChangeEnded {
        signers = List.copyOf(signers);
    }

    static ChangeEnded of(Change change, List<Actor> signers, Actor by) {
        return new ChangeEnded(
                change.id(),
                change.state(),
                change.sent().digest(),
                change.deployment(),
                change.proposer(),
                signers,
                change.reason(),
                by,
                java.util.Objects.requireNonNull(change.closedAt()));
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
