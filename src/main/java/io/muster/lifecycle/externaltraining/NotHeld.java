package io.muster.lifecycle.externaltraining;

import io.muster.shared.Actor;
import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** Somebody asked for, or handed in to, a training task that they do not hold at this moment. */
@Problem(slug = "not-held", kind = Refusal.Kind.FORBIDDEN, title = "Not held")
public class NotHeld extends Refusal {

    NotHeld(String task, Actor worker) {
        super("'%s' does not hold training task %s: fetch and lock it, and extend the lock while you work"
                .formatted(worker.id(), task));
    }
}
