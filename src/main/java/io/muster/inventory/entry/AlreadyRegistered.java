package io.muster.inventory.entry;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** The name is taken. */
@Problem(slug = "already-registered", kind = Refusal.Kind.CONFLICT, title = "Already registered")
public class AlreadyRegistered extends Refusal {

    public AlreadyRegistered(String what, Object id) {
        super("There is a %s '%s' already".formatted(what, id));
    }
}
