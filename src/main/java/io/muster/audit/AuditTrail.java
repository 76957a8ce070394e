package io.muster.audit;

import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads what happened and says whether it is still as it was written. */
@Service
public class AuditTrail {

    private static final int PAGE_AT_MOST = 1000;

    private final Chains chains;
    private final RefusalWriter refusals;
    private final TransactionTemplate snapshot;

    AuditTrail(Chains chains, RefusalWriter refusals, PlatformTransactionManager transactions) {
        this.chains = chains;
        this.refusals = refusals;
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** @return names of all chains: models, and {@code platform} */
    public List<String> chains() {
        refusals.settle();
        return chains.names();
    }

    /**
     * @param from first sequence number wanted, counted from 1
     * @param limit at most so many, at most 1000
     * @return entries in order; none for an unknown chain
     */
    public List<AuditEntry> of(String chain, long from, int limit) {
        refusals.settle();
        return chains.entries(chain, from, Math.min(limit, PAGE_AT_MOST));
    }

    public ChainVerdict verify(String chain) {
        return snapshot.execute(status -> new ChainVerifier(chains, chain).verify());
    }

    /** @return a verdict on every chain and on the signed checkpoints, which also catch a chain that was wholly recomputed */
    public List<ChainVerdict> verifyAll() {
        return chains().stream().map(this::verify).toList();
    }
}
