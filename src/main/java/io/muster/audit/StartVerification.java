package io.muster.audit;

import io.muster.audit.ChainVerdict.BadEntry;
import io.muster.audit.ChainVerdict.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a start verifies before the first request: that the checkpoint this node remembers is there, that each chain still
 * holds the entry the last checkpoint signed, and what was written since. It ends when its time is used up and says what it
 * left; everything older is the business of {@link ContinuousVerification}.
 */
@Component
class StartVerification {

    private static final Logger LOG = LoggerFactory.getLogger(StartVerification.class);

    private final Chains chains;
    private final Checkpoints checkpoints;
    private final SlicedChain sliced;
    private final Damages damages;
    private final TransactionTemplate transaction;

    StartVerification(
            Chains chains, Checkpoints checkpoints, Damages damages, PlatformTransactionManager transactions) {
        this.chains = chains;
        this.checkpoints = checkpoints;
        this.sliced = new SlicedChain(chains, checkpoints);
        this.damages = damages;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @return names of the chains for which the time did not suffice */
    List<String> verify(Duration budget) {
        var deadline = System.nanoTime() + budget.toNanos();
        var left = new ArrayList<String>();
        transaction.executeWithoutResult(
                status -> reportIfBad(ChainVerdict.CHECKPOINTS, checkpoints.contradictsMemory()));
        var signed = checkpoints.signedHeads();
        for (var chain : chains.names()) {
            if (System.nanoTime() >= deadline) {
                left.add(chain);
            } else {
                transaction.executeWithoutResult(status -> reportIfBad(chain, sinceSigned(signed.of(chain), deadline)));
            }
        }
        LOG.info(
                "Audit chains verified since the last checkpoint; {} left to the continuous verification", left.size());
        return left;
    }

    private Optional<BadEntry> sinceSigned(Head signed, long deadline) {
        if (signed.entries() > 0 && !isThere(signed)) {
            return Optional.of(new BadEntry(
                    signed.entries(),
                    Fault.REWRITTEN,
                    "the last checkpoint saw hash %s here, and no such entry is there".formatted(signed.hash())));
        }
        var outcome = sliced.verify(signed, 0);
        while (!outcome.isOver() && System.nanoTime() < deadline) {
            outcome = sliced.verify(outcome.at(), 0);
        }
        return Optional.ofNullable(outcome.bad());
    }

    private boolean isThere(Head signed) {
        return chains.entries(signed.chain(), signed.entries(), 1).stream()
                .anyMatch(entry -> entry.seq() == signed.entries()
                        && entry.hash().equals(signed.hash())
                        && EntryHash.of(entry).equals(signed.hash()));
    }

    /** A start has not seen everything: it finds damage, but strikes none out. */
    private void reportIfBad(String chain, Optional<BadEntry> bad) {
        bad.map(each -> new Damage(
                        chain, Damage.Kind.TRAIL, chain, ContinuousVerification.explain(each), damages.now()))
                .ifPresent(damage -> damages.report(chain, Damage.Kind.TRAIL, List.of(damage)));
    }
}
