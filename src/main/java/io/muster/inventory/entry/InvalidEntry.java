package io.muster.inventory.entry;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** What was to be entered into the inventory is incomplete, too long or contradicts itself; the message names the field. */
@Problem(slug = "invalid-entry", kind = Refusal.Kind.INVALID, title = "Invalid entry")
public class InvalidEntry extends Refusal {

    public InvalidEntry(String message) {
        super(message);
    }
}
