package io.muster.audit.checkpoint;

import io.muster.audit.chain.AuditEntry.EntryHash;
import io.muster.shared.CanonicalJson;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;

/**
 * A signature over the heads of all chains at one moment. The signed content is the canonical JSON (RFC 8785) of
 *
 * <pre>{"at":…,"chains":…,"number":…,"previous":…,"root":…,"type":"muster-audit-checkpoint/v1"}</pre>
 *
 * with all values as strings, {@code at} with six fractional digits.
 *
 * @param number counts from 1 without gaps
 * @param chains number of chains it covers
 * @param root of the Merkle tree (RFC 6962, section 2.1) over the chains' heads in the order of their names; a leaf is
 *     the canonical JSON {@code {"chain":…,"entries":…,"hash":…}}, all strings
 * @param previous SHA-256 of the previous checkpoint's signed content, 64 zeros for the first
 * @param signature Ed25519, base64
 */
public record Checkpoint(
        long number, Instant at, int chains, String root, String previous, String keyId, String signature) {

    public Checkpoint {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(root, "root");
        Objects.requireNonNull(previous, "previous");
        Objects.requireNonNull(keyId, "keyId");
        Objects.requireNonNull(signature, "signature");
    }

    byte[] signed() {
        return CanonicalJson.bytes(content());
    }

    public String hash() {
        return CanonicalJson.digest(content()).hex();
    }

    public boolean isSignedBy(Signatures keys) {
        try {
            return keys.verify(keyId, signed(), Base64.getDecoder().decode(signature));
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
    }

    private Map<String, String> content() {
        return Map.of(
                "type",
                "muster-audit-checkpoint/v1",
                "number",
                Long.toString(number),
                "at",
                EntryHash.timestamp(at),
                "chains",
                Integer.toString(chains),
                "root",
                root,
                "previous",
                previous);
    }

    /** The check that a signature is by a trusted key. */
    @FunctionalInterface
    public interface Signatures {
        boolean verify(String keyId, byte[] data, byte[] signature);
    }
}
