package io.muster.audit.chain;

import io.muster.shared.DomainEvent;

/** A fact was announced outside a transaction: it could become true without its entry, or the other way round. */
public class NotInTransaction extends IllegalStateException {

    NotInTransaction(DomainEvent event) {
        super("%s about '%s' was published without a transaction; audit cannot keep them together"
                .formatted(event.getClass().getSimpleName(), event.subject()));
    }
}
