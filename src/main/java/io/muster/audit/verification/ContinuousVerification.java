package io.muster.audit.verification;

import io.muster.audit.chain.ChainVerdict;
import io.muster.audit.chain.ChainVerdict.BadEntry;
import io.muster.audit.chain.Chains;
import io.muster.audit.chain.Chains.Head;
import io.muster.audit.checkpoint.Checkpoints;
import io.muster.audit.verification.VerificationRows.Progress;
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
     * Continues for about this long, unless some node has already done so within the pause.
     *
     * @return whether this node did
     */
    boolean slice(Duration budget, Duration pause) {
        return Objects.requireNonNull(transaction.execute(status -> {
            var progress = rows.lock();
            var now = damages.now();
            if (now.isBefore(progress.next())) {
                return false;
            }
            rows.save(goOn(progress, budget, now).until(now.plus(pause)));
            return true;
        }));
    }

    private Progress goOn(Progress from, Duration budget, Instant now) {
        var deadline = System.nanoTime() + budget.toNanos();
        var progress = from;
        do {
            progress = step(progress, now);
        } while (System.nanoTime() < deadline && !isRoundOver(progress, now));
        return progress;
    }

    /** A round ends at most once per slice, so that a small trail is not read all the time. */
    private static boolean isRoundOver(Progress progress, Instant now) {
        return now.equals(progress.completed());
    }

    private Progress step(Progress progress, Instant now) {
        if (!progress.checkpointsDone()) {
            return checkpoints(progress, now);
        }
        var at = progress.at();
        if (at != null) {
            return chain(progress, at, now);
        }
        return chains.names().stream()
                .filter(name -> name.compareTo(progress.lastChain()) > 0)
                .findFirst()
                .map(next -> progress.within(Head.none(next)))
                .orElseGet(() -> progress.nextRound(now));
    }

    private Progress checkpoints(Progress progress, Instant now) {
        var outcome = checkpoints.verify(progress.checkpoint(), CHECKPOINTS_AT_ONCE);
        var bad = outcome.verdict().firstBad();
        var isOver = outcome.isOver() || bad != null;
        if (isOver) {
            report(ChainVerdict.CHECKPOINTS, bad, now);
        }
        return progress.withCheckpoint(outcome.trusted(), isOver);
    }

    private Progress chain(Progress progress, Head at, Instant now) {
        var outcome = sliced.verify(at, progress.checkpoint());
        if (!outcome.isOver()) {
            return progress.within(outcome.at());
        }
        report(at.chain(), outcome.bad(), now);
        witnesses.ask(at.chain(), () -> false);
        return progress.after(at.chain());
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
