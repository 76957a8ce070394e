package io.muster.audit;

import io.muster.audit.ChainVerdict.BadEntry;
import io.muster.audit.ChainVerdict.Fault;
import java.util.Optional;

/**
 * Follows the checkpoints in the database and builds the tree of each anew. Memory grows with the number of chains, not
 * with the number of checkpoints.
 */
final class CheckpointVerifier {

    private static final int PAGE = 200;

    private final CheckpointRows rows;
    private final CheckpointWalk walk;
    private final Optional<Checkpoint> remembered;
    private final HeadTree tree = new HeadTree();

    /** @param remembered the latest checkpoint this node has seen */
    CheckpointVerifier(CheckpointRows rows, Checkpoint.Signatures keys, Optional<Checkpoint> remembered) {
        this.rows = rows;
        this.walk = new CheckpointWalk(keys);
        this.remembered = remembered;
    }

    /** @param trusted up to which checkpoint chains can be held against what was signed */
    record Outcome(ChainVerdict verdict, long trusted) {}

    Outcome verify() {
        long trusted = 0;
        while (true) {
            var page = rows.page(trusted + 1, PAGE);
            for (var checkpoint : page) {
                var bad = check(checkpoint);
                if (bad.isPresent()) {
                    return new Outcome(ChainVerdict.bad(ChainVerdict.CHECKPOINTS, bad.get()), trusted);
                }
                trusted = checkpoint.number();
            }
            if (page.size() < PAGE) {
                return new Outcome(atTheEnd(trusted), trusted);
            }
        }
    }

    private Optional<BadEntry> check(Checkpoint checkpoint) {
        var bad = walk.next(checkpoint);
        if (bad.isPresent()) {
            return bad;
        }
        rows.moved(checkpoint.number()).forEach(tree::put);
        if (tree.size() != checkpoint.chains() || !tree.root().equals(checkpoint.root())) {
            return CheckpointWalk.forged(checkpoint, "the heads kept with it are not those it signed");
        }
        return remembered
                .filter(seen -> seen.number() == checkpoint.number())
                .filter(seen -> !seen.hash().equals(checkpoint.hash()))
                .flatMap(seen ->
                        CheckpointWalk.forged(checkpoint, "this node has seen another checkpoint in its place"));
    }

    private ChainVerdict atTheEnd(long last) {
        var counted = rows.lastNumber();
        if (counted != last) {
            return truncated(last, "%d checkpoints were taken".formatted(counted));
        }
        if (remembered.isPresent() && remembered.get().number() > last) {
            return truncated(
                    last,
                    "this node has seen checkpoint %d, taken at %s"
                            .formatted(
                                    remembered.get().number(), remembered.get().at()));
        }
        return ChainVerdict.intact(ChainVerdict.CHECKPOINTS, last);
    }

    private static ChainVerdict truncated(long last, String explanation) {
        return ChainVerdict.bad(ChainVerdict.CHECKPOINTS, new BadEntry(last + 1, Fault.TRUNCATED, explanation));
    }
}
