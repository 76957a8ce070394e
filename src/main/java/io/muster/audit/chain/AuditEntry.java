package io.muster.audit.chain;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.JsonNode;
import io.muster.shared.Actor;
import io.muster.shared.CanonicalJson;
import io.muster.shared.Texts;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;

/**
 * An entry of the audit trail.
 *
 * @param chain the model it concerns, or {@code @platform}
 * @param seq counts from 1 without gaps
 * @param at to the microsecond
 * @param what the event's name in the past tense: {@code VersionApproved}, {@code Refused}
 * @param subject what it is about: {@code credit-trees@1}
 * @param payload the event as canonical JSON (RFC 8785)
 * @param previous hash of the previous entry, 64 zeros for the first
 * @param hash SHA-256 over all of the above, see {@link EntryHash}
 */
public record AuditEntry(
        String chain,
        long seq,
        Instant at,
        Actor actor,
        String what,
        String subject,
        @JsonRawValue String payload,
        String previous,
        String hash) {

    public AuditEntry {
        Objects.requireNonNull(chain, "chain");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(payload, "payload");
        Objects.requireNonNull(previous, "previous");
        Objects.requireNonNull(hash, "hash");
    }

    /**
     * An event's kind and content.
     *
     * @param what the event's name
     */
    public record Fact(String what, JsonNode payload) {}

    /** An entry that has not yet been appended to its chain. */
    public record NewEntry(String chain, Instant at, Actor actor, String what, String subject, String payload) {

        public NewEntry {
            at = at.truncatedTo(ChronoUnit.MICROS);
            subject = atMost(255, subject);
        }

        AuditEntry after(long seq, String previous) {
            var unhashed = new AuditEntry(chain, seq, at, actor, what, subject, payload, previous, "");
            return new AuditEntry(chain, seq, at, actor, what, subject, payload, previous, EntryHash.of(unhashed));
        }

        private static String atMost(int length, String text) {
            return Texts.abbreviate(text, length - 1);
        }
    }

    /**
     * The hash that links the entries of a chain. It is the SHA-256 of the canonical JSON (RFC 8785) of
     *
     * <pre>{"actor":…,"at":…,"chain":…,"payload":…,"previous":…,"seq":…,"subject":…,"type":"muster-audit-entry/v1","what":…}</pre>
     *
     * where {@code payload} is the stored text as a JSON string, {@code seq} a decimal string and {@code at} is ISO 8601 in
     * UTC with six fractional digits. Nothing else is needed to recompute it.
     */
    public static final class EntryHash {

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
}
