package io.muster.evidence.attestation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muster.shared.CanonicalJson;
import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A signed payload in a Dead Simple Signing Envelope, version 1.0.2 (github.com/secure-systems-lab/dsse, protocol.md
 * and envelope.md).
 *
 * @param payload base64
 * @param payloadType the type of the payload
 * @param signatures at least one
 */
public record Envelope(String payload, String payloadType, List<Signature> signatures) {

    /** The payload type of in-toto statements. */
    public static final String IN_TOTO = "application/vnd.in-toto+json";

    public Envelope {
        signatures = signatures == null ? List.of() : List.copyOf(signatures);
    }

    /**
     * @param keyid a hint on which key to try; optional and not authenticated
     * @param sig base64
     */
    public record Signature(@Nullable String keyid, String sig) {}

    /** A signer of payloads. */
    public interface Signer {
        Signature sign(byte[] bytes);
    }

    /** A check of whether a signature is by a trusted key. */
    @FunctionalInterface
    public interface TrustedKeys {
        boolean verify(@Nullable String keyId, byte[] bytes, byte[] signature);
    }

    /** @throws NotTrusted if the text is not an envelope */
    public static Envelope parse(String json) throws NotTrusted {
        try {
            return CanonicalJson.read(json, Envelope.class);
        } catch (UncheckedIOException | IllegalArgumentException e) {
            throw new NotTrusted("it is not a DSSE envelope");
        }
    }

    public static Envelope sign(byte[] payload, String payloadType, Signer signer) {
        var signature = signer.sign(preAuthenticationEncoding(payloadType, payload));
        return new Envelope(Base64.getEncoder().encodeToString(payload), payloadType, List.of(signature));
    }

    /**
     * Returns the payload if a trusted key signed exactly these bytes. Nothing in the envelope may be used before that.
     *
     * @throws NotTrusted if no trusted key did
     */
    public byte[] open(String expectedType, TrustedKeys keys) throws NotTrusted {
        if (!expectedType.equals(payloadType)) {
            throw new NotTrusted("its payload type is '%s', not '%s'".formatted(payloadType, expectedType));
        }
        var bytes = decode(payload);
        var signed = preAuthenticationEncoding(payloadType, bytes);
        for (var signature : signatures) {
            if (keys.verify(signature.keyid(), signed, decode(signature.sig()))) {
                return bytes;
            }
        }
        throw new NotTrusted("its signature is not by a trusted key over this content");
    }

    /**
     * The bytes that are signed instead of the bare payload:
     * {@code "DSSEv1" SP LEN(type) SP type SP LEN(body) SP body}, lengths in bytes as ASCII decimals (protocol.md,
     * "Signature Definition").
     */
    static byte[] preAuthenticationEncoding(String payloadType, byte[] payload) {
        var type = payloadType.getBytes(UTF_8);
        var out = new ByteArrayOutputStream(payload.length + type.length + 32);
        out.writeBytes(("DSSEv1 " + type.length + " ").getBytes(UTF_8));
        out.writeBytes(type);
        out.writeBytes((" " + payload.length + " ").getBytes(UTF_8));
        out.writeBytes(payload);
        return out.toByteArray();
    }

    /** Standard and URL-safe base64 are both allowed (envelope.md). */
    private static byte[] decode(String base64) throws NotTrusted {
        try {
            var standard = base64 == null ? "" : base64.replace('-', '+').replace('_', '/');
            return Base64.getDecoder().decode(standard);
        } catch (IllegalArgumentException e) {
            throw new NotTrusted("it is not base64");
        }
    }
}
