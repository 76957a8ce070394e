package io.muster.audit.verification;

import io.muster.audit.chain.ChainVerdict.BadEntry;
import io.muster.audit.chain.ChainVerdict.Fault;
import io.muster.audit.chain.ChainWalk;
import io.muster.audit.chain.Chains;
import io.muster.audit.chain.Chains.Head;
import io.muster.audit.checkpoint.Checkpoints;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The verification of a chain page by page during concurrent writes, up to the head as read before the page. Entries
 * appended meanwhile, and their head, are left to the next round.
 */
final class SlicedChain {

    private static final int PAGE = 500;

    private final Chains chains;
    private final Checkpoints checkpoints;

    SlicedChain(Chains chains, Checkpoints checkpoints) {
        this.chains = chains;
        this.checkpoints = checkpoints;
    }

    /**
     * @param at the last valid entry
     * @param isOver whether there is nothing more to verify
     */
    record Outcome(Head at, boolean isOver, @Nullable BadEntry bad) {}

    /**
     * @param from the last entry already verified
     * @param trusted the last valid checkpoint
     */
    Outcome verify(Head from, long trusted) {
        var chain = from.chain();
        var head = chains.head(chain).orElse(Head.none(chain));
        var walk = new ChainWalk(from, hash -> chains.placeOf(chain, hash));
        var witnesses = checkpoints.witnesses(chain, from.entries(), trusted);
        var expected = (int) Math.min(PAGE, Math.max(0, head.entries() - from.entries()));
        for (var entry : chains.entries(chain, from.entries() + 1, expected)) {
            var bad = walk.next(entry).or(() -> witnesses.pass(walk.at()));
            if (bad.isPresent()) {
                return new Outcome(walk.at(), true, bad.get());
            }
        }
        if (walk.at().entries() - from.entries() == expected && walk.at().entries() < head.entries()) {
            return new Outcome(walk.at(), false, null);
        }
        var bad = atTheEnd(head, walk.at()).or(() -> witnesses.end(walk.at()));
        return new Outcome(walk.at(), true, bad.orElse(null));
    }

    private Optional<BadEntry> atTheEnd(Head head, Head at) {
        if (head.entries() > at.entries()) {
            return Optional.of(new BadEntry(
                    at.entries() + 1, Fault.TRUNCATED, "the chain's head counts %d entries".formatted(head.entries())));
        }
        if (!head.equals(at) || isOvershot(head)) {
            return Optional.of(new BadEntry(
                    Math.max(at.entries(), 1),
                    Fault.HEAD_ALTERED,
                    "the chain's head names entry %d with hash %s as the last".formatted(head.entries(), head.hash())));
        }
        return Optional.empty();
    }

    /** Entries and their head are committed together: entries beyond an unchanged head were not written by us. */
    private boolean isOvershot(Head head) {
        return !chains.entries(head.chain(), head.entries() + 1, 1).isEmpty()
                && chains.head(head.chain()).orElse(Head.none(head.chain())).equals(head);
    }
}
