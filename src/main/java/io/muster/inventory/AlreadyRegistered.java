package io.muster.inventory;

import io.muster.shared.Refusal;

/** The name is taken. */
public class AlreadyRegistered extends Refusal {

    AlreadyRegistered(String what, Object id) {
        super(Kind.CONFLICT, "There is a %s '%s' already".formatted(what, id));
    }
}
