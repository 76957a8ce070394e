package io.muster.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.shared.DomainEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Writes down every {@link DomainEvent} in the transaction that makes it true. */
@Component
class EventRecorder {

    private final Chains chains;
    private final ObjectMapper json;

    EventRecorder(Chains chains, ObjectMapper json) {
        this.chains = chains;
        this.json = json;
    }

    /** @throws NotInTransaction if the publisher has none */
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
                event.getClass().getSimpleName(),
                event.subject(),
                payload(event));
    }

    private String payload(DomainEvent event) {
        try {
            return CanonicalJson.of(json.writeValueAsString(event));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("%s has no JSON form".formatted(event.getClass()), e);
        }
    }
}
