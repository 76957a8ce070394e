package io.muster.security.keys;

/**
 * A signature and the key that made it.
 *
 * @param keyId names the public key, see {@link SigningKeys#publicKeys}
 * @param signature 64 bytes (RFC 8032, Ed25519)
 */
public record Signed(String keyId, byte[] signature) {

    public Signed {
        signature = signature.clone();
    }

    @Override
    public byte[] signature() {
        return signature.clone();
    }
}
