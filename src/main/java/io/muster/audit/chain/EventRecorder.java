package io.muster.audit.chain;

import io.muster.audit.chain.AuditEntry.NewEntry;
import io.muster.shared.CanonicalJson;
import io.muster.shared.events.AuditKinds;
import io.muster.shared.events.DomainEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The listener that records every {@link DomainEvent} in the transaction that publishes it. */
@Component
class EventRecorder {

    private final Chains chains;

    EventRecorder(Chains chains) {
        this.chains = chains;
    }

    /** @throws NotInTransaction if the publisher has no transaction */
    @EventListener
    void on(DomainEvent event) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new NotInTransaction(event);
        }
        PendingEntries.ofThisTransaction(chains).add(entryOf(event));
    }

    private NewEntry entryOf(DomainEvent event) {
        return new NewEntry(
                event.chain(),
                event.at(),
                event.actor(),
                AuditKinds.of(event.getClass()),
                event.subject(),
                CanonicalJson.text(event));
    }

    /** An event was published outside a transaction: the fact could be committed without its entry, or vice versa. */
    public static class NotInTransaction extends IllegalStateException {

        NotInTransaction(DomainEvent event) {
            super(("%s about '%s' was published without a transaction: expected one, so that the fact and "
                            + "its audit entry are committed together")
                    .formatted(AuditKinds.of(event.getClass()), event.subject()));
        }
    }
}
