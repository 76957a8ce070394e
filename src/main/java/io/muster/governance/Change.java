package io.muster.governance;

import io.muster.shared.Actor;
import io.muster.shared.Digest;
import io.muster.shared.ProcessChangeId;
import io.muster.shared.Refusal;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A deployment that would weaken a control, with its state and outcome.
 *
 * @param number counts from 1
 * @param sent the exact contents to be deployed
 * @param owner group that owns what is weakened
 * @param basis of the last comparison
 * @param closedAt null while it is open
 * @param reason why it was closed, or null
 * @param deployment id of the engine's, when it is in force
 */
public record Change(
        int number,
        Sent sent,
        Actor proposer,
        Instant proposedAt,
        String owner,
        Basis basis,
        State state,
        @Nullable Instant closedAt,
        @Nullable String reason,
        @Nullable String deployment) {

    /** The state of a change. */
    public enum State {
        OPEN,
        IN_FORCE,
        REJECTED,
        WITHDRAWN,
        LAPSED,
        /** Signed, but refused by the rules or the proof when it was to be deployed. */
        REFUSED;

        public boolean isOpen() {
            return this == OPEN;
        }
    }

    /**
     * The files that were sent.
     *
     * @param digest over the names and digests of the files, as in the audit entry of the refusal
     * @param files digests by name
     */
    public record Sent(
            Digest digest,
            @Nullable String name,
            @Nullable String source,
            @Nullable String tenant,
            Map<String, Digest> files) {

        public Sent {
            files = Map.copyOf(files);
        }
    }

    /**
     * The basis of a comparison: as long as it is unchanged, so is the result.
     *
     * @param former ids of the versions in force, by process; empty for a process that had none
     * @param under digest of the tables in force and of those sent
     */
    public record Basis(Map<String, String> former, Digest under) {

        public Basis {
            former = Map.copyOf(former);
        }
    }

    /** The key of its evidence, and the business key of its process. */
    public ProcessChangeId id() {
        return id(number);
    }

    public static ProcessChangeId id(int number) {
        return new ProcessChangeId(number);
    }

    /** Ids of the processes in it. */
    public Set<String> processes() {
        return new TreeSet<>(basis.former().keySet());
    }

    /** @throws Refusal {@code CHANGE_CLOSED} unless it is open */
    Change close(State end, Instant at, @Nullable String why, @Nullable String engineDeployment) {
        if (!state.isOpen()) {
            throw GovernanceProblem.changeClosed(this);
        }
        return new Change(number, sent, proposer, proposedAt, owner, basis, end, at, why, engineDeployment);
    }

    Change comparedAgain(Basis fresh, String freshOwner) {
        return new Change(number, sent, proposer, proposedAt, freshOwner, fresh, state, closedAt, reason, deployment);
    }
}
