package io.muster.audit.export;

import io.muster.audit.chain.AuditEntry;
import io.muster.audit.checkpoint.Checkpoint;
import io.muster.audit.checkpoint.HeadProof;
import io.muster.shared.Actor;
import io.muster.shared.CanonicalJson;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of an exported chain: the start, an entry, a checkpoint or the end. A checkpoint stands behind the last entry
 * it covers. It has a proof where it covers more than the one before it did, and the last one always has: with that one
 * the whole chain is proven, since every entry is chained to the last.
 */
record ExportLine(
        @Nullable Start start,
        @Nullable Entry entry,
        @Nullable Checkpoint checkpoint,
        @Nullable HeadProof proof,
        @Nullable End end) {

    static final String TYPE = "muster-audit-export/v1";

    record Start(String type, String chain) {}

    /** An {@link AuditEntry} with its payload as the text that was hashed. */
    record Entry(
            String chain,
            long seq,
            Instant at,
            Actor actor,
            String what,
            String subject,
            String payload,
            String previous,
            String hash) {

        /** Incomplete ones are refused while reading. */
        Entry {
            new AuditEntry(chain, seq, at, actor, what, subject, payload, previous, hash);
        }

        AuditEntry asWritten() {
            return new AuditEntry(chain, seq, at, actor, what, subject, payload, previous, hash);
        }
    }

    /** Tells a whole file from one that was cut off. */
    record End(long entries, long checkpoints) {}

    static String start(String chain) {
        return CanonicalJson.text(new ExportLine(new Start(TYPE, chain), null, null, null, null));
    }

    static String entry(AuditEntry entry) {
        var exported = new Entry(
                entry.chain(),
                entry.seq(),
                entry.at(),
                entry.actor(),
                entry.what(),
                entry.subject(),
                entry.payload(),
                entry.previous(),
                entry.hash());
        return CanonicalJson.text(new ExportLine(null, exported, null, null, null));
    }

    static String checkpoint(Checkpoint checkpoint, @Nullable HeadProof proof) {
        return CanonicalJson.text(new ExportLine(null, null, checkpoint, proof, null));
    }

    static String end(long entries, long checkpoints) {
        return CanonicalJson.text(new ExportLine(null, null, null, null, new End(entries, checkpoints)));
    }
}
