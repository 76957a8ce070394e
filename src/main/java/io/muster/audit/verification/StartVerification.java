package io.muster.audit.verification;

import io.muster.audit.chain.AuditEntry.EntryHash;
import io.muster.audit.chain.ChainVerdict;
import io.muster.audit.chain.ChainVerdict.BadEntry;
import io.muster.audit.chain.ChainVerdict.Fault;
import io.muster.audit.chain.Chains;
import io.muster.audit.chain.Chains.Head;
import io.muster.audit.checkpoint.Checkpoints;
import io.muster.shared.events.DomainEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The verification at startup before the first request: that the checkpoint this node remembers exists, that each chain
 * still contains the entry signed by the last checkpoint, and the entries since; then, for the platform's chain first,
 * the records of other modules about the events of the chains. It ends when its time is used up and reports what it
 * left; everything older is left to {@link ContinuousVerification}.
 */
@Component
class StartVerification {

    private static final Logger LOG = LoggerFactory.getLogger(StartVerification.class);

    private final Chains chains;
    private final Checkpoints checkpoints;
    private final SlicedChain sliced;
    private final Damages damages;
    private final Witnesses witnesses;
    private final VerificationRows rows;
    private final TransactionTemplate transaction;

    StartVerification(
            Chains chains,
            Checkpoints checkpoints,
            Damages damages,
            Witnesses witnesses,
            VerificationRows rows,
            PlatformTransactionManager transactions) {
        this.chains = chains;
        this.checkpoints = checkpoints;
        this.sliced = new SlicedChain(chains, checkpoints);
        this.damages = damages;
        this.witnesses = witnesses;
        this.rows = rows;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @return names of the chains left unverified for lack of time */
    List<String> verify(Duration budget) {
        var deadline = System.nanoTime() + budget.toNanos();
        transaction.executeWithoutResult(
                status -> reportIfBad(ChainVerdict.CHECKPOINTS, checkpoints.contradictsMemory()));
        var signed = checkpoints.signedHeads();
        var names = chains.names();
        var unread = inTime(names, deadline, chain -> readSinceSigned(chain, signed.of(chain), deadline));
        var unasked = inTime(platformFirst(names), deadline, chain -> askWitnesses(chain, deadline));
        LOG.info(
                "Verified the audit chains since the last checkpoint, and the records about their facts; "
                        + "of {} chains, {} and the records of {} are left to the continuous verification",
                names.size(),
                unread.size(),
                unasked.size());
        return Stream.concat(unread.stream(), unasked.stream()).distinct().toList();
    }

    /**
     * @param look the verification of one chain; returns whether it finished
     * @return those left unverified for lack of time
     */
    private List<String> inTime(List<String> names, long deadline, Predicate<String> look) {
        var left = new ArrayList<String>();
        for (var chain : names) {
            if (System.nanoTime() >= deadline
                    || !Boolean.TRUE.equals(transaction.execute(status -> look.test(chain)))) {
                left.add(chain);
            }
        }
        return left;
    }

    /** Revocations are in the platform's chain and concern every model. */
    private static List<String> platformFirst(List<String> names) {
        return Stream.concat(Stream.of(DomainEvent.PLATFORM), names.stream())
                .distinct()
                .toList();
    }

    /** One node at a time, because another running node may be finding the same. */
    private boolean askWitnesses(String chain, long deadline) {
        rows.lock();
        return witnesses.ask(chain, () -> System.nanoTime() >= deadline);
    }

    private boolean readSinceSigned(String chain, Head signed, long deadline) {
        if (signed.entries() > 0 && !isThere(signed)) {
            reportIfBad(
                    chain,
                    Optional.of(new BadEntry(
                            signed.entries(),
                            Fault.REWRITTEN,
                            "the last checkpoint has hash %s here, but there is no such entry"
                                    .formatted(signed.hash()))));
            return true;
        }
        var outcome = sliced.verify(signed, 0);
        while (!outcome.isOver() && System.nanoTime() < deadline) {
            outcome = sliced.verify(outcome.at(), 0);
        }
        reportIfBad(chain, Optional.ofNullable(outcome.bad()));
        return outcome.isOver();
    }

    private boolean isThere(Head signed) {
        return chains.entries(signed.chain(), signed.entries(), 1).stream()
                .anyMatch(entry -> entry.seq() == signed.entries()
                        && entry.hash().equals(signed.hash())
                        && EntryHash.of(entry).equals(signed.hash()));
    }

    /** A start does not read the whole chain, so it adds damage but removes none. */
    private void reportIfBad(String chain, Optional<BadEntry> bad) {
        bad.map(each -> new Damage(
                        chain, Damage.Kind.TRAIL, chain, ContinuousVerification.explain(each), damages.now()))
                .ifPresent(damage -> damages.report(chain, Damage.Kind.TRAIL, List.of(damage)));
    }
}
