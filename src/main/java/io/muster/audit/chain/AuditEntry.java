package io.muster.audit.chain;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.JsonNode;
import io.muster.shared.Actor;
import java.time.Instant;
import java.util.Objects;

/**
 * One thing that happened.
 *
 * @param chain the model it concerns, or {@code @platform}
 * @param seq counts from 1 without gaps
 * @param at to the microsecond
 * @param what the event's name in the past tense: {@code VersionApproved}, {@code Refused}
 * @param subject what it is about: {@code credit-trees@1}
 * @param payload the event as canonical JSON (RFC 8785)
 * @param previous hash of the entry before, 64 zeros for the first
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
     * What an event said.
     *
     * @param what its name
     */
    public record Fact(String what, JsonNode payload) {}
}
