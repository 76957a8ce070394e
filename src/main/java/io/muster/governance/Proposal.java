package io.muster.governance;

import io.muster.governance.Change.Basis;
import io.muster.governance.Change.Sent;
import io.muster.governance.Change.State;
import io.muster.processfiles.DeploymentBundle;
import io.muster.shared.Actor;
import java.time.Instant;

/**
 * The contents of a new change.
 *
 * @param owner group that owns what is weakened
 */
public record Proposal(Sent sent, DeploymentBundle files, Basis basis, String owner) {

    Change change(int number, Actor by, Instant at) {
        return new Change(number, sent, by, at, owner, basis, State.OPEN, null, null, null);
    }
}
