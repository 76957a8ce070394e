package io.muster.inventory.web;

import io.muster.shared.Actor;
import io.muster.shared.Refusal;

/** Somebody wanted to describe anew what is neither theirs nor theirs to review. */
class NotTheOwner extends Refusal {

    NotTheOwner(Object id, Actor owner, Actor by) {
        super(
                Kind.FORBIDDEN,
                "'%s' belongs to '%s'; '%s' neither owns nor registered it and is no validator"
                        .formatted(id, owner, by));
    }
}
