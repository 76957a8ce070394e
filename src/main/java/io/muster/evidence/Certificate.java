package io.muster.evidence;

import io.muster.shared.Actor;
import io.muster.shared.Digest;
import io.muster.shared.VersionId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The signed permission to use exactly these bytes, on exactly this evidence, in these environments, until an expiry,
 * under conditions. All fields but {@code revocation} are read from the envelope after its signature was verified.
 *
 * @param serial sorts by time of issue
 * @param content digest of format, signature and golden records, which also decide how the artifact is read
 * @param evidence ids of the evidence it rests on
 * @param expiresAt the first instant at which it is no longer valid
 * @param renews serial of the certificate it replaced, or null
 * @param envelope the DSSE envelope, JSON
 * @param revocation null unless it was revoked
 */
public record Certificate(
        String serial,
        VersionId version,
        Digest artifact,
        Digest content,
        List<String> evidence,
        List<String> conditions,
        Set<String> environments,
        Actor issuedBy,
        Instant issuedAt,
        Instant expiresAt,
        @Nullable String renews,
        String envelope,
        @Nullable Revocation revocation) {

    /**
     * @param reason why it was revoked
     * @param number position in the signed list of all revocations, from 1
     */
    public record Revocation(long number, String reason, Actor by, Instant at) {}

    public boolean isRevoked() {
        return revocation != null;
    }

    /** By a person, and not by a process that took its version out of service or renewed it. */
    public boolean isRevokedByPerson() {
        return revocation != null && revocation.by().isPerson();
    }

    public boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    public Certificate with(@Nullable Revocation takenBack) {
        return new Certificate(
                serial,
                version,
                artifact,
                content,
                evidence,
                conditions,
                environments,
                issuedBy,
                issuedAt,
                expiresAt,
                renews,
                envelope,
                takenBack);
    }
}
