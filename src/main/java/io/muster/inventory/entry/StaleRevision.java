package io.muster.inventory.entry;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** Somebody changed the record since it was read. Reading it again and repeating the change may help. */
@Problem(slug = "stale-revision", kind = Refusal.Kind.STALE, title = "Stale revision")
public class StaleRevision extends Refusal {

    public StaleRevision(Object id, long wanted) {
        super("'%s' is no longer at revision %d: somebody changed it meanwhile".formatted(id, wanted));
    }
}
