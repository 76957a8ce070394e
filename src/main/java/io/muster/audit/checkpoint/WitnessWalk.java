package io.muster.audit.checkpoint;

import io.muster.audit.chain.ChainVerdict.BadEntry;
import io.muster.audit.chain.ChainVerdict.Fault;
import io.muster.audit.chain.Chains.Head;
import io.muster.audit.checkpoint.CheckpointRows.Witness;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A comparison of a chain, while it is walked, with the heads signed by valid checkpoints. */
public final class WitnessWalk {

    private static final int PAGE = 200;

    private final CheckpointRows rows;
    private final String chain;
    private final long from;
    private final long trusted;
    private final Deque<Witness> page = new ArrayDeque<>();
    private long read;
    private long confirmed;

    /**
     * @param from the entry after which the walk begins; earlier heads are not compared
     * @param trusted the last valid checkpoint
     */
    WitnessWalk(CheckpointRows rows, String chain, long from, long trusted) {
        this.rows = rows;
        this.chain = chain;
        this.from = from;
        this.confirmed = from;
        this.trusted = trusted;
    }

    /** The last entry up to which the chain certainly equals what was signed. */
    public long confirmed() {
        return confirmed;
    }

    /**
     * Compares the signed heads up to an entry.
     *
     * @param at an entry that is correctly chained to those before it
     */
    public Optional<BadEntry> pass(Head at) {
        for (var witness = peek(); witness != null && witness.head().entries() <= at.entries(); witness = peek()) {
            if (!witness.head().equals(at)) {
                return Optional.of(rewritten(witness, at));
            }
            confirmed = at.entries();
            page.remove();
        }
        return Optional.empty();
    }

    /**
     * Checks that no head was signed beyond the chain's end.
     *
     * @param last the chain's last entry
     */
    public Optional<BadEntry> end(Head last) {
        return Optional.ofNullable(peek())
                .map(witness -> new BadEntry(
                        last.entries() + 1,
                        Fault.TRUNCATED,
                        "checkpoint %d has %d entries"
                                .formatted(witness.checkpoint(), witness.head().entries())));
    }

    private BadEntry rewritten(Witness witness, Head at) {
        return new BadEntry(
                at.entries(),
                Fault.REWRITTEN,
                "checkpoint %d has hash %s here, now it is %s: an entry from %d to here was rewritten"
                        .formatted(witness.checkpoint(), witness.head().hash(), at.hash(), confirmed + 1));
    }

    private @Nullable Witness peek() {
        if (page.isEmpty()) {
            page.addAll(rows.witnesses(chain, from, read, trusted, PAGE));
            read = page.isEmpty() ? read : page.getLast().checkpoint();
        }
        return page.peek();
    }
}
