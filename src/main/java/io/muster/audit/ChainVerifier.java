package io.muster.audit;

import io.muster.audit.chain.ChainVerdict;
import io.muster.audit.chain.ChainVerdict.BadEntry;
import io.muster.audit.chain.ChainVerdict.Fault;
import io.muster.audit.chain.ChainWalk;
import io.muster.audit.chain.Chains;
import io.muster.audit.chain.Chains.Head;
import io.muster.audit.checkpoint.WitnessWalk;
import java.util.Optional;

/**
 * The verifier of a chain in the database. It stops at the first entry that was altered or contradicts a checkpoint.
 * Memory does not grow with the chain.
 */
final class ChainVerifier {

    private static final int PAGE = 500;

    private final Chains chains;
    private final String chain;
    private final ChainWalk walk;
    private final WitnessWalk witnesses;

    ChainVerifier(Chains chains, String chain, WitnessWalk witnesses) {
        this.chains = chains;
        this.chain = chain;
        this.walk = new ChainWalk(Head.none(chain), hash -> chains.placeOf(chain, hash));
        this.witnesses = witnesses;
    }

    ChainVerdict verify() {
        return firstBad()
                .map(bad -> new ChainVerdict(chain, lastGood(bad), bad))
                .orElseGet(() -> ChainVerdict.intact(chain, walk.at().entries()));
    }

    private Optional<BadEntry> firstBad() {
        while (true) {
            var page = chains.entries(chain, walk.at().entries() + 1, PAGE);
            for (var entry : page) {
                var bad = walk.next(entry).or(() -> witnesses.pass(walk.at()));
                if (bad.isPresent()) {
                    return bad;
                }
            }
            if (page.size() < PAGE) {
                return checkHead().or(() -> witnesses.end(walk.at()));
            }
        }
    }

    private long lastGood(BadEntry bad) {
        return bad.fault() == Fault.REWRITTEN ? witnesses.confirmed() : bad.seq() - 1;
    }

    private Optional<BadEntry> checkHead() {
        var head = chains.head(chain).orElse(Head.none(chain));
        if (head.entries() > walk.at().entries()) {
            return Optional.of(new BadEntry(
                    walk.at().entries() + 1,
                    Fault.TRUNCATED,
                    "the chain's head counts %d entries".formatted(head.entries())));
        }
        if (!head.equals(walk.at())) {
            return Optional.of(new BadEntry(
                    Math.max(walk.at().entries(), 1),
                    Fault.HEAD_ALTERED,
                    "the chain's head names entry %d with hash %s as the last".formatted(head.entries(), head.hash())));
        }
        return Optional.empty();
    }
}
