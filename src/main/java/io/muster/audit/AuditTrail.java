package io.muster.audit;

import io.muster.audit.chain.AuditEntry;
import io.muster.audit.chain.ChainVerdict;
import io.muster.audit.chain.Chains;
import io.muster.audit.chain.PendingEntries;
import io.muster.audit.checkpoint.Checkpoint;
import io.muster.audit.checkpoint.Checkpoints;
import io.muster.audit.export.ChainExport;
import io.muster.audit.export.ExportVerifier;
import io.muster.audit.refusals.RefusalWriter;
import io.muster.shared.CanonicalJson;
import io.muster.shared.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The audit trail: reading its entries, signing them, and verifying that they are unchanged. */
@Service
public class AuditTrail {

    private static final int PAGE_AT_MOST = 1000;

    private final Chains chains;
    private final Checkpoints checkpoints;
    private final RefusalWriter refusals;
    private final Clock clock;
    private final TransactionTemplate snapshot;
    private final TransactionTemplate alone;

    AuditTrail(
            Chains chains,
            Checkpoints checkpoints,
            RefusalWriter refusals,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.chains = chains;
        this.checkpoints = checkpoints;
        this.refusals = refusals;
        this.clock = clock;
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.alone = new TransactionTemplate(transactions);
        alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** @return names of all chains: models, and {@code @platform} */
    public List<String> chains() {
        refusals.settle();
        return chains.names();
    }

    /**
     * @param from first sequence number, counted from 1
     * @param limit maximum number, at most 1000
     * @return entries in order; none for an unknown chain
     */
    public List<AuditEntry> of(String chain, long from, int limit) {
        refusals.settle();
        return chains.entries(chain, from, atMost(limit));
    }

    /** @throws Refusal {@code CHAIN_NOT_FOUND} if there is no such chain */
    public void requireChain(String chain) {
        if (!chains.names().contains(chain)) {
            throw AuditProblem.CHAIN_NOT_FOUND.noSuch("audit chain", chain);
        }
    }

    /**
     * The events about one subject, including those that the current transaction is about to write.
     *
     * @param what names of events
     * @return in order
     */
    public List<AuditEntry.Fact> facts(String chain, String subject, Set<String> what) {
        var pending = PendingEntries.waiting().stream()
                .filter(entry ->
                        entry.chain().equals(chain) && entry.subject().equals(subject) && what.contains(entry.what()))
                .map(entry -> new AuditEntry.Fact(entry.what(), CanonicalJson.tree(entry.payload())));
        return Stream.concat(chains.facts(chain, subject, what).stream(), pending)
                .toList();
    }

    /** @return subjects of a chain with events of these kinds */
    public List<String> subjects(String chain, Set<String> what) {
        return chains.subjects(chain, what);
    }

    /** @return a verdict on one chain, compared with the checkpoints as far as these are intact */
    public ChainVerdict verify(String chain) {
        refusals.settle();
        return inSnapshot(() -> verify(chain, checkpoints.verify().trusted()));
    }

    /**
     * @return a verdict on every chain, and last one on the signed checkpoints ({@link ChainVerdict#CHECKPOINTS}),
     *     which also reveal a completely recomputed chain; all in one snapshot
     */
    public List<ChainVerdict> verifyAll() {
        refusals.settle();
        return inSnapshot(() -> {
            var signed = checkpoints.verify();
            var verdicts = new ArrayList<ChainVerdict>();
            chains.names().forEach(chain -> verdicts.add(verify(chain, signed.trusted())));
            verdicts.add(signed.verdict());
            return verdicts;
        });
    }

    /**
     * Signs the currently committed heads of all chains, independent of the caller's transaction.
     *
     * @return the checkpoint, or the last one if there were no entries since; empty if there are no entries at all
     */
    public Optional<Checkpoint> checkpoint() {
        refusals.settle();
        var taken = Objects.requireNonNull(alone.execute(status -> checkpoints.take()));
        taken.ifPresent(checkpoints::remember);
        return taken;
    }

    /** Takes a checkpoint unless some node has done so within that time. */
    public void checkpointIfDue(Duration every) {
        var recent = checkpoints
                .last()
                .filter(last -> clock.instant().isBefore(last.at().plus(every)));
        if (recent.isPresent()) {
            checkpoints.remember(recent.get());
            return;
        }
        checkpoint();
    }

    /**
     * @param from first number, counted from 1
     * @param limit maximum number, at most 1000
     * @return checkpoints in order
     */
    public List<Checkpoint> checkpoints(long from, int limit) {
        return checkpoints.page(from, atMost(limit));
    }

    /**
     * Takes a checkpoint, then writes the chain up to it and its signatures as JSON lines that {@link ExportVerifier}
     * verifies offline. A damaged chain is written as far as it exists.
     *
     * @throws Refusal {@code CHAIN_NOT_FOUND} if there is no such chain
     */
    public void export(String chain, ChainExport.LineSink lines) {
        checkpoint();
        inSnapshot(() -> {
            requireChain(chain);
            var verdict = verify(chain, checkpoints.verify().trusted());
            new ChainExport(chains, checkpoints, chain, lines).write(!verdict.isIntact());
            return chain;
        });
    }

    private ChainVerdict verify(String chain, long trusted) {
        return new ChainVerifier(chains, chain, checkpoints.witnesses(chain, trusted)).verify();
    }

    private <T> T inSnapshot(Supplier<T> reading) {
        return Objects.requireNonNull(snapshot.execute(status -> reading.get()));
    }

    private static int atMost(int limit) {
        return Math.max(0, Math.min(limit, PAGE_AT_MOST));
    }
}
