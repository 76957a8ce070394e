package io.muster.governance;

import io.muster.governance.Change.State;
import io.muster.shared.Actor;
import io.muster.shared.Digest;
import io.muster.shared.ProcessChangeId;
import io.muster.shared.events.AuditEvent;
import io.muster.shared.events.DomainEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happened to a change of a process. */
sealed interface ChangeEvent extends DomainEvent {

    ProcessChangeId change();

    @Override
    default String chain() {
        return change().chain();
    }

    @Override
    default String subject() {
        return change().toString();
    }

    /**
     * A deployment was refused because it weakens a control, and the owner is asked.
     *
     * @param files digests of what was sent, by name
     * @param former ids of the versions it would replace, by process
     * @param actor who sent it
     */
    @AuditEvent("ChangeProposed")
    record ChangeProposed(
            ProcessChangeId change,
            Digest digest,
            Map<String, Digest> files,
            Map<String, String> former,
            String owner,
            Actor actor,
            Instant at)
            implements ChangeEvent {

        public ChangeProposed {
            files = Map.copyOf(files);
            former = Map.copyOf(former);
        }
    }

    /**
     * A change is in force, or will not be.
     *
     * @param digest of what was proposed
     * @param deployment id of the engine's, if it is in force
     * @param signers who agreed; empty if it is not in force
     * @param reason why it ended, if one was given
     */
    @AuditEvent("ChangeEnded")
    record ChangeEnded(
            ProcessChangeId change,
            State state,
            Digest digest,
            @Nullable String deployment,
            Actor proposer,
            List<Actor> signers,
            @Nullable String reason,
            Actor actor,
            Instant at)
            implements ChangeEvent {

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
    }
}
