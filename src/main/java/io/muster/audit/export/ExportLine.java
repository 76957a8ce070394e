package io.muster.audit.export;

import io.muster.audit.chain.AuditEntry;
import io.muster.audit.checkpoint.Checkpoint;
import io.muster.audit.checkpoint.HeadProof;
import io.muster.shared.Actor;
import io.muster.shared.CanonicalJson;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of an exported chain: the start, an entry, a checkpoint or the end. A checkpoint follows the last entry it
 * covers. It has a proof if it covers more than the previous one, and the last one always has: it proves the whole
 * chain, because all entries are chained up to the last.
 */
record ExportLine(
        @Nullable Start start,
        @Nullable Entry entry,
        @Nullable Checkpoint checkpoint,
        @Nullable HeadProof proof,
        @Nullable End end) {

    static final String TYPE = "muster-audit-export/v1";

    record Start(String type, String chain) {}

    /** An {@link AuditEntry} with its payload as the hashed text. */
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

        /** Refuses incomplete entries while reading. */
        Entry {
            new AuditEntry(chain, seq, at, actor, what, subject, payload, previous, hash);
        }

        AuditEntry asWritten() {
            return new AuditEntry(chain, seq, at, actor, what, subject, payload, previous, hash);
        }
    }

    /** The end marker, which distinguishes a complete file from a truncated one. */
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
