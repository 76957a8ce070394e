package io.muster.inventory.web;

import io.muster.shared.Actor;
import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** Somebody wanted to describe anew what is neither theirs nor theirs to review. */
@Problem(slug = "not-the-owner", kind = Refusal.Kind.FORBIDDEN, title = "Not the owner")
class NotTheOwner extends Refusal {

    NotTheOwner(Object id, Actor owner, Actor by) {
        super("'%s' belongs to '%s'; '%s' neither owns nor registered it and is no validator".formatted(id, owner, by));
    }
}
