package io.muster.security.keys;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.shared.CanonicalJson;
import io.muster.shared.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * Ed25519 public keys that a verifier trusts, away from the server: from a PEM file, a JSON Web Key set (RFC 7517, 8037),
 * or a directory of either.
 */
public final class PublicKeys {

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----");

    /** The fixed part of an Ed25519 SubjectPublicKeyInfo (RFC 8410, section 4); the key's 32 bytes follow. */
    private static final byte[] SPKI_PREFIX = {0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00};

    private final Map<String, PublicKey> byId;

    private PublicKeys(Map<String, PublicKey> byId) {
        this.byId = Map.copyOf(byId);
    }

    /**
     * @throws IOException if there is no such file, or it holds a key that cannot be read
     */
    public static PublicKeys read(Path fileOrDirectory) throws IOException {
        var keys = new HashMap<String, PublicKey>();
        for (var file : files(fileOrDirectory)) {
            for (var der : encodings(file)) {
                keys.put(id(der), key(file, der));
            }
        }
        return new PublicKeys(keys);
    }

    public boolean isEmpty() {
        return byId.isEmpty();
    }

    /**
     * @param keyId only a hint: a signature's own claim about its key neither adds nor excludes a key
     * @return whether one of the keys made the signature
     */
    public boolean verify(String keyId, byte[] data, byte[] signature) {
        var named = byId.get(keyId == null ? "" : keyId);
        return (named != null && SigningKeys.verify(named, data, signature))
                || byId.values().stream().anyMatch(key -> SigningKeys.verify(key, data, signature));
    }

    /** The key's 32 bytes (RFC 8032), as the {@code x} of a JSON Web Key has them before base64url. */
    public static byte[] raw(PublicKey key) {
        var der = key.getEncoded();
        return java.util.Arrays.copyOfRange(der, der.length - 32, der.length);
    }

    /** The key as a PEM file that openssl can read. */
    public static String pem(PublicKey key) {
        return KeyFiles.pem("PUBLIC KEY", key.getEncoded());
    }

    private static List<Path> files(Path fileOrDirectory) throws IOException {
        if (!Files.isDirectory(fileOrDirectory)) {
            return List.of(fileOrDirectory);
        }
        try (var files = Files.newDirectoryStream(fileOrDirectory, "*.{pem,json,jwks}")) {
            return StreamSupport.stream(files.spliterator(), false).toList();
        } catch (java.nio.file.DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private static List<byte[]> encodings(Path file) throws IOException {
        var text = Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
        if (text.stripLeading().startsWith("{")) {
            return webKeys(file, text);
        }
        return PEM.matcher(text)
                .results()
                .map(found -> Base64.getMimeDecoder().decode(found.group(1)))
                .toList();
    }

    private static List<byte[]> webKeys(Path file, String json) throws IOException {
        try {
            return StreamSupport.stream(CanonicalJson.tree(json).path("keys").spliterator(), false)
                    .filter(key -> key.path("crv").asText().equals("Ed25519"))
                    .map(PublicKeys::encoding)
                    .toList();
        } catch (UncheckedIOException | IllegalArgumentException e) {
            throw new IOException("%s is not a JSON Web Key set: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static byte[] encoding(JsonNode webKey) {
        var raw = Base64.getUrlDecoder().decode(webKey.path("x").asText());
        var der = java.util.Arrays.copyOf(SPKI_PREFIX, SPKI_PREFIX.length + raw.length);
        System.arraycopy(raw, 0, der, SPKI_PREFIX.length, raw.length);
        return der;
    }

    private static PublicKey key(Path file, byte[] der) throws IOException {
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der));
        } catch (GeneralSecurityException e) {
            throw new IOException("%s contains a public key that is not Ed25519".formatted(file), e);
        }
    }

    /** The key id, as {@link SigningKeys} computes it. */
    private static String id(byte[] der) {
        return Digest.of(der).hex().substring(0, 16);
    }
}
