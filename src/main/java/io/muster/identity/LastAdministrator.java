package io.muster.identity;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** Nobody could let anybody in any more. */
@Problem(slug = "last-administrator", kind = Refusal.Kind.CONFLICT, title = "Last administrator")
public class LastAdministrator extends Refusal {

    LastAdministrator(String id) {
        super("'%s' is the last administrator: make another one first".formatted(id));
    }
}
