package io.muster.audit.chain;

import io.muster.shared.CanonicalJson;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/**
 * The hash that links the entries of a chain. It is the SHA-256 of the canonical JSON (RFC 8785) of
 *
 * <pre>{"actor":…,"at":…,"chain":…,"payload":…,"previous":…,"seq":…,"subject":…,"type":"muster-audit-entry/v1","what":…}</pre>
 *
 * where {@code payload} is the stored text as a JSON string, {@code seq} a decimal string and {@code at} is ISO 8601 in
 * UTC with six fractional digits. Nothing else is needed to recompute it.
 */
public final class EntryHash {

    /** The previous hash of a chain's first entry. */
    public static final String GENESIS = "0".repeat(64);

    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private EntryHash() {}

    public static String of(AuditEntry entry) {
        var members = Map.of(
                "type", "muster-audit-entry/v1",
                "chain", entry.chain(),
                "seq", Long.toString(entry.seq()),
                "at", timestamp(entry.at()),
                "actor", entry.actor().id(),
                "what", entry.what(),
                "subject", entry.subject(),
                "payload", entry.payload(),
                "previous", entry.previous());
        return CanonicalJson.digest(members).hex();
    }

    /** One format for timestamps, which databases store in microseconds but print differently. */
    public static String timestamp(Instant at) {
        return MICROSECONDS.format(at);
    }
}
