package io.muster.inventory.entry;

import io.muster.shared.Refusal;

/** An entry for the inventory is incomplete, too long or contradicts itself; the message names the field. */
public class InvalidEntry extends Refusal {

    public InvalidEntry(String message) {
        super(InventoryProblem.INVALID_ENTRY, message);
    }
}
