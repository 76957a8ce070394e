package io.muster.audit.chain;

import io.muster.audit.chain.AuditEntry.NewEntry;
import io.muster.shared.jdbc.TransactionScope;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.transaction.support.TransactionSynchronization;

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

    static PendingEntries ofThisTransaction(Chains chains) {
        return TransactionScope.get(PendingEntries.class, () -> new PendingEntries(chains));
    }

    /** The entries that the current transaction is about to write, in order. */
    public static List<NewEntry> waiting() {
        return TransactionScope.find(PendingEntries.class)
                .filter(pending -> !pending.written)
                .map(pending -> List.copyOf(pending.entries))
                .orElse(List.of());
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
