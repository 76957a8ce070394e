package io.muster.audit.verification;

import io.muster.audit.chain.ChainVerdict;
import io.muster.audit.chain.ChainVerdict.BadEntry;
import io.muster.audit.chain.Chains;
import io.muster.audit.chain.Chains.Head;
import io.muster.audit.checkpoint.Checkpoints;
import io.muster.audit.verification.VerificationRows.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The continuous verification of everything in slices: the checkpoints, then chain after chain, each with the records
 * of other modules about it. Its position is in the database, so that it resumes after a restart and one node works at
 * a time. The stored position is trusted for one round only: each round begins at the first entry.
 */
@Component
class ContinuousVerification {

    private static final int CHECKPOINTS_AT_ONCE = 100;

    private final VerificationRows rows;
    private final Checkpoints checkpoints;
    private final Chains chains;
    private final SlicedChain sliced;
    private final Damages damages;
    private final Witnesses witnesses;
    private final TransactionTemplate transaction;

    ContinuousVerification(
            VerificationRows rows,
            Checkpoints checkpoints,
            Chains chains,
            Damages damages,
            Witnesses witnesses,
            PlatformTransactionManager transactions) {
        this.rows = rows;
        this.checkpoints = checkpoints;
        this.chains = chains;
        this.sliced = new SlicedChain(chains, checkpoints);
        this.damages = damages;
        this.witnesses = witnesses;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Continues for about this budget, unless another node has done so within the pause.
     *
     * @return whether this node did
     */
    boolean slice(Duration budget, Duration pause) {
        return Objects.requireNonNull(transaction.execute(status -> {
            var standing = rows.lock();
            var now = damages.now();
            if (now.isBefore(standing.next())) {
                return false;
            }
            rows.save(goOn(standing, budget, now).until(now.plus(pause)));
            return true;
        }));
    }

    private Standing goOn(Standing from, Duration budget, Instant now) {
        var deadline = System.nanoTime() + budget.toNanos();
        var standing = from;
        do {
            standing = step(standing, now);
        } while (System.nanoTime() < deadline && !isRoundOver(standing, now));
        return standing;
    }

    /** A round ends at most once per slice, so that a small trail is not read all the time. */
    private static boolean isRoundOver(Standing standing, Instant now) {
        return now.equals(standing.completed());
    }

    private Standing step(Standing standing, Instant now) {
        if (!standing.checkpointsDone()) {
            return checkpoints(standing, now);
        }
        var at = standing.at();
        if (at != null) {
            return chain(standing, at, now);
        }
        return chains.names().stream()
                .filter(name -> name.compareTo(standing.lastChain()) > 0)
                .findFirst()
                .map(next -> standing.within(Head.none(next)))
                .orElseGet(() -> standing.anew(now));
    }

    private Standing checkpoints(Standing standing, Instant now) {
        var outcome = checkpoints.verify(standing.checkpoint(), CHECKPOINTS_AT_ONCE);
        var bad = outcome.verdict().firstBad();
        var isOver = outcome.isOver() || bad != null;
        if (isOver) {
            report(ChainVerdict.CHECKPOINTS, bad, now);
        }
        return standing.withCheckpoint(outcome.trusted(), isOver);
    }

    private Standing chain(Standing standing, Head at, Instant now) {
        var outcome = sliced.verify(at, standing.checkpoint());
        if (!outcome.isOver()) {
            return standing.within(outcome.at());
        }
        report(at.chain(), outcome.bad(), now);
        witnesses.ask(at.chain(), () -> false);
        return standing.after(at.chain());
    }

    private void report(String place, BadEntry bad, Instant now) {
        var found = bad == null
                ? List.<Damage>of()
                : List.of(new Damage(place, Damage.Kind.TRAIL, place, explain(bad), now));
        damages.report(place, Damage.Kind.TRAIL, found);
    }

    static String explain(BadEntry bad) {
        return "entry %d %s: %s".formatted(bad.seq(), bad.fault(), bad.explanation());
    }
}
