package io.muster.security.keys;

import io.muster.security.SecuritySettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The keys Muster signs with: Ed25519 (RFC 8032) from the platform. The first start creates a key; {@link #rotate} adds
 * another, and signatures of the earlier ones stay valid as long as their public keys are in the directory.
 */
@Component
public class SigningKeys {

    private static final String ALGORITHM = "Ed25519";

    private final KeyFiles files;
    private volatile Active active;
    private volatile Map<String, PublicKey> publicKeys;

    SigningKeys(SecuritySettings settings) {
        this.files = new KeyFiles(settings.keyDirectory());
        try {
            active = load(files.activeOrFirst());
            publicKeys = Map.copyOf(files.publicKeys());
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw unavailable(e);
        }
        requirePair();
    }

    /** A signature could not be verified if the key's public half were missing or belonged to another key. */
    private void requirePair() {
        var probe = "a probe".getBytes(StandardCharsets.UTF_8);
        var signed = sign(probe);
        if (!verify(signed.keyId(), probe, signed.signature())) {
            throw new SigningKeyUnavailable(
                    "No usable signing key in '%s': the public key of '%s' is missing or belongs to another private key"
                            .formatted(files.directory(), signed.keyId()),
                    null);
        }
    }

    public Signed sign(byte[] data) {
        var key = active;
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key.privateKey());
            signature.update(data);
            return new Signed(key.id(), signature.sign());
        } catch (GeneralSecurityException e) {
            throw unavailable(e);
        }
    }

    /** @return false also if the key is unknown or the signature is malformed */
    public boolean verify(String keyId, byte[] data, byte[] signature) {
        var key = keyNamed(keyId);
        return key != null && verify(key, data, signature);
    }

    /** @return all keys whose signatures are valid, by id */
    public Map<String, PublicKey> publicKeys() {
        return publicKeys;
    }

    /** @return the id of the key that signs now */
    public String activeKeyId() {
        return active.id();
    }

    /**
     * Adds a key and signs with it from now on; other nodes follow at their next start.
     *
     * @return its id
     */
    public synchronized String rotate() {
        try {
            active = load(files.rotate());
            publicKeys = Map.copyOf(files.publicKeys());
            return active.id();
        } catch (IOException | GeneralSecurityException e) {
            throw unavailable(e);
        }
    }

    /** Another node may have added a key since the last read. */
    private PublicKey keyNamed(String keyId) {
        var key = publicKeys.get(keyId);
        if (key != null) {
            return key;
        }

        try {
            publicKeys = Map.copyOf(files.publicKeys());
            return publicKeys.get(keyId);
        } catch (IOException | GeneralSecurityException e) {
            throw unavailable(e);
        }
    }

    /** @return whether the signature over the data was made with the private half of this key */
    public static boolean verify(PublicKey key, byte[] data, byte[] signature) {
        try {
            var verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(key);
            verifier.update(data);
            return verifier.verify(signature);
        } catch (SignatureException malformed) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java 17 platform must provide " + ALGORITHM, e);
        }
    }

    private Active load(String id) throws IOException, GeneralSecurityException {
        return new Active(id, files.privateKey(id));
    }

    private SigningKeyUnavailable unavailable(Exception cause) {
        return new SigningKeyUnavailable(
                "No usable signing key in '%s': %s (%s)"
                        .formatted(
                                files.directory(),
                                cause.getMessage(),
                                cause.getClass().getSimpleName()),
                cause);
    }

    private record Active(String id, PrivateKey privateKey) {}
}
