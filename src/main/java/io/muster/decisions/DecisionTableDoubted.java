package io.muster.decisions;

import io.muster.shared.Actor;
import io.muster.shared.Digest;
import io.muster.shared.events.AuditEvent;
import io.muster.shared.events.DomainEvent;
import java.time.Instant;
import java.util.List;

/**
 * A decision file was deployed despite doubts.
 *
 * @param digest of the file
 * @param doubts one sentence each
 */
@AuditEvent("DecisionTableDoubted")
record DecisionTableDoubted(String file, Digest digest, List<String> doubts, Actor actor, Instant at)
        implements DomainEvent {

    public DecisionTableDoubted {
        doubts = List.copyOf(doubts);
    }

    @Override
    public String chain() {
        return PLATFORM;
    }

    @Override
    public String subject() {
        return file;
    }
}
