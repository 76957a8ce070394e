package io.muster.audit.chain;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.JsonNode;
import io.muster.shared.Actor;
import java.time.Instant;
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
}
