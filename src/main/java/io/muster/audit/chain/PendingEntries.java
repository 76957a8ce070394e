package io.muster.audit.chain;

import java.util.ArrayList;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The entries of one transaction, written together just before it commits. Chains are therefore locked only during the
 * commit and in one order, and any number of events costs three statements per chain. A failure to write fails the
 * commit.
 */
public final class PendingEntries implements TransactionSynchronization {

    private final Chains chains;
    private final List<NewEntry> entries = new ArrayList<>();
    private boolean written;

    private PendingEntries(Chains chains) {
        this.chains = chains;
    }

    /** Synchronizations are suspended and resumed with their transaction, so a nested transaction has its own. */
    static PendingEntries ofThisTransaction(Chains chains) {
        for (var synchronization : TransactionSynchronizationManager.getSynchronizations()) {
            if (synchronization instanceof PendingEntries pending) {
                return pending;
            }
        }
        var pending = new PendingEntries(chains);
        TransactionSynchronizationManager.registerSynchronization(pending);
        return pending;
    }

    /** The entries that the current transaction is about to write, in order. */
    public static List<NewEntry> waiting() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return List.of();
        }
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(PendingEntries.class::isInstance)
                .map(PendingEntries.class::cast)
                .filter(pending -> !pending.written)
                .flatMap(pending -> pending.entries.stream())
                .toList();
    }

    /** An event published while the transaction is already committing is written at once. */
    void add(NewEntry entry) {
        if (written) {
            chains.append(List.of(entry));
            return;
        }
        entries.add(entry);
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        chains.append(entries);
        written = true;
    }
}
