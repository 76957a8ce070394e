package io.muster.audit.chain;

import io.muster.shared.DomainEvent;

/** An event was published outside a transaction: the fact could be committed without its entry, or vice versa. */
public class NotInTransaction extends IllegalStateException {

    NotInTransaction(DomainEvent event) {
        super(("%s about '%s' was published without a transaction: expected one, so that the fact and "
                        + "its audit entry are committed together")
                .formatted(event.getClass().getSimpleName(), event.subject()));
    }
}
