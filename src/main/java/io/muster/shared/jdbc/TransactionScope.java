package io.muster.shared.jdbc;

import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What belongs to the current transaction, one of each type. A suspended transaction keeps its own, so a nested,
 * independent one has another.
 */
public final class TransactionScope {

    private TransactionScope() {}

    /** Empty also outside a transaction. */
    public static <T extends TransactionSynchronization> Optional<T> find(Class<T> type) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return Optional.empty();
        }
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }

    /** @throws IllegalStateException outside a transaction */
    public static <T extends TransactionSynchronization> T get(Class<T> type, Supplier<T> first) {
        return find(type).orElseGet(() -> {
            var created = first.get();
            TransactionSynchronizationManager.registerSynchronization(created);
            return created;
        });
    }
}
