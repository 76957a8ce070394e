package io.muster.lifecycle.identity;

import io.muster.shared.Refusal;

/** Nobody could let anybody in any more. */
public class LastAdministrator extends Refusal {

    LastAdministrator(String id) {
        super(Kind.CONFLICT, "'%s' is the last administrator: make another one first".formatted(id));
    }
}
