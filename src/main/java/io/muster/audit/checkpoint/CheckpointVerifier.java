package io.muster.audit.checkpoint;

import io.muster.audit.chain.ChainVerdict;
import io.muster.audit.chain.ChainVerdict.BadEntry;
import io.muster.audit.chain.ChainVerdict.Fault;
import java.util.Optional;

/**
 * The verifier of the checkpoints in the database, which rebuilds the tree of each. Memory grows with the number of
 * chains, not with the number of checkpoints.
 */
final class CheckpointVerifier {

    private static final int PAGE = 200;

    private final CheckpointRows rows;
    private final CheckpointWalk walk;
    private final Optional<Checkpoint> remembered;
    private final HeadTree tree;
    private final long start;

    /** @param remembered the latest checkpoint this node has seen */
    CheckpointVerifier(CheckpointRows rows, Checkpoint.Signatures keys, Optional<Checkpoint> remembered) {
        this.rows = rows;
        this.walk = new CheckpointWalk(keys);
        this.remembered = remembered;
        this.tree = new HeadTree();
        this.start = 0;
    }

    /** @param from the last checkpoint already verified */
    CheckpointVerifier(
            CheckpointRows rows, Checkpoint.Signatures keys, Optional<Checkpoint> remembered, Checkpoint from) {
        this.rows = rows;
        this.walk = new CheckpointWalk(keys, from);
        this.remembered = remembered;
        this.tree = rows.treeAt(from.number());
        this.start = from.number();
    }

    /**
     * @param trusted the last checkpoint against which chains can be compared
     * @param isOver whether there is nothing more to verify
     */
    public record Outcome(ChainVerdict verdict, long trusted, boolean isOver) {}

    Outcome verify() {
        return verify(Integer.MAX_VALUE);
    }

    /** @param limit approximate number after which it pauses */
    Outcome verify(int limit) {
        var trusted = start;
        while (trusted - start < limit) {
            var page = rows.page(trusted + 1, Math.min(PAGE, limit));
            for (var checkpoint : page) {
                var bad = check(checkpoint);
                if (bad.isPresent()) {
                    return new Outcome(ChainVerdict.bad(ChainVerdict.CHECKPOINTS, bad.get()), trusted, true);
                }
                trusted = checkpoint.number();
            }
            if (page.size() < Math.min(PAGE, limit)) {
                return new Outcome(atTheEnd(trusted), trusted, true);
            }
        }
        return new Outcome(ChainVerdict.intact(ChainVerdict.CHECKPOINTS, trusted), trusted, false);
    }

    private Optional<BadEntry> check(Checkpoint checkpoint) {
        var bad = walk.next(checkpoint);
        if (bad.isPresent()) {
            return bad;
        }
        rows.moved(checkpoint.number()).forEach(tree::put);
        if (tree.size() != checkpoint.chains() || !tree.root().equals(checkpoint.root())) {
            return CheckpointWalk.forged(checkpoint, "the heads stored with it are not those it signed");
        }
        return remembered
                .filter(seen -> seen.number() == checkpoint.number())
                .filter(seen -> !seen.hash().equals(checkpoint.hash()))
                .flatMap(seen -> CheckpointWalk.forged(
                        checkpoint, "this node has seen a different checkpoint with this number"));
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
