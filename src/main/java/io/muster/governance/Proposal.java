package io.muster.governance;

import io.muster.governance.Change.Basis;
import io.muster.governance.Change.Sent;
import io.muster.governance.Change.State;
import io.muster.shared.Actor;
import java.time.Instant;
import java.util.Map;

/**
 * The contents of a new change.
 *
 * @param files contents by name
 * @param owner group that owns what is weakened
 */
record Proposal(Sent sent, Map<String, byte[]> files, Basis basis, String owner) {

    Proposal {
        files = Map.copyOf(files);
    }

    Change change(int number, Actor by, Instant at) {
        return new Change(number, sent, by, at, owner, basis, State.OPEN, null, null, null);
    }
}
