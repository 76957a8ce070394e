package io.muster.lifecycle.outside;

import io.muster.shared.Actor;
import io.muster.shared.Refusal;

/** Somebody asked for, or handed in to, a training task that they do not hold at this moment. */
public class NotHeld extends Refusal {

    NotHeld(String task, Actor worker) {
        super(
                Kind.FORBIDDEN,
                "'%s' does not hold training task %s: fetch and lock it, and extend the lock while you work"
                        .formatted(worker.id(), task));
    }
}
