package io.muster.inventory;

import io.muster.shared.Refusal;

/** What was to be entered into the inventory is incomplete, too long or contradicts itself; the message names the field. */
public class InvalidEntry extends Refusal {

    InvalidEntry(String message) {
        super(Kind.INVALID, message);
    }
}
