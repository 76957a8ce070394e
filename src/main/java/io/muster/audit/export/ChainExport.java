package io.muster.audit.export;

import io.muster.audit.chain.AuditEntry;
import io.muster.audit.chain.Chains;
import io.muster.audit.checkpoint.Checkpoint;
import io.muster.audit.checkpoint.Checkpoints;
import io.muster.audit.checkpoint.HeadTree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The export of one chain and its checkpoints. Memory grows only with the number of chains. */
public final class ChainExport {

    private static final int PAGE = 500;

    private final Chains chains;
    private final Checkpoints checkpoints;
    private final String chain;
    private final LineSink lines;
    private final HeadTree tree = new HeadTree();
    private long written;
    private @Nullable Checkpoint waiting;
    private boolean waitingMoved;

    public ChainExport(Chains chains, Checkpoints checkpoints, String chain, LineSink lines) {
        this.chains = chains;
        this.checkpoints = checkpoints;
        this.chain = chain;
        this.lines = lines;
    }

    /** @param unsealed whether to include entries after the last checkpoint, to show the damage of a chain */
    public void write(boolean unsealed) {
        lines.write(ExportLine.start(chain));
        long signed = 0;
        List<Checkpoint> page;
        do {
            page = checkpoints.page(signed + 1, PAGE);
            for (var checkpoint : page) {
                release(false);
                take(checkpoint);
                signed = checkpoint.number();
            }
        } while (page.size() == PAGE);
        release(true);
        if (unsealed) {
            entriesUpTo(Long.MAX_VALUE);
        }
        lines.write(ExportLine.end(written, signed));
    }

    /** Holds a checkpoint back until it is known whether it is the last. */
    private void take(Checkpoint checkpoint) {
        var before = tree.of(chain);
        checkpoints.moved(checkpoint).forEach(tree::put);
        waiting = checkpoint;
        waitingMoved = !tree.of(chain).equals(before);
        entriesUpTo(tree.of(chain).entries());
    }

    private void release(boolean isLast) {
        if (waiting == null) {
            return;
        }
        var proof = (waitingMoved || isLast) && tree.of(chain).entries() > 0 ? tree.prove(chain) : null;
        lines.write(ExportLine.checkpoint(waiting, proof));
    }

    private void entriesUpTo(long last) {
        List<AuditEntry> page;
        do {
            var expected = (int) Math.min(PAGE, last - written);
            page = expected <= 0 ? List.of() : chains.entries(chain, written + 1, expected);
            for (var entry : page) {
                if (entry.seq() > last) {
                    return;
                }
                lines.write(ExportLine.entry(entry));
                written = entry.seq();
            }
        } while (page.size() == PAGE);
    }

    /** A consumer of lines. */
    @FunctionalInterface
    public interface LineSink {
        public void write(String line);
    }
}
