package io.muster.security.keys;

import io.muster.shared.Digest;
import io.muster.shared.files.DurableFiles;
import io.muster.shared.files.OwnerOnly;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Ed25519 keys as PEM files: {@code <id>.private.pem} (PKCS #8, owner only), {@code <id>.public.pem} (X.509), and
 * {@code active}, which names the key that signs. The openssl command line reads and writes the same files.
 */
final class KeyFiles {

    private static final String PRIVATE = ".private.pem";
    private static final String PUBLIC = ".public.pem";

    private final Path directory;

    KeyFiles(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
    }

    Path directory() {
        return directory;
    }

    /** @return the key that signs; the first caller on an empty directory creates it, even when several nodes start at once */
    String activeOrFirst() throws IOException, GeneralSecurityException {
        if (Files.notExists(active())) {
            DurableFiles.createDirectories(directory);
            alone(() -> Files.exists(active()) ? null : activate(create()));
        }
        return Files.readString(active()).strip();
    }

    /** Adds a key and makes it the active one. */
    String rotate() throws IOException, GeneralSecurityException {
        return alone(() -> activate(create()));
    }

    private String activate(String id) throws IOException {
        DurableFiles.replace(active(), id.getBytes(StandardCharsets.US_ASCII));
        return id;
    }

    /** One at a time: the monitor serialises within this process, the file lock among nodes. */
    private <T> T alone(KeyWork<T> work) throws IOException, GeneralSecurityException {
        synchronized (KeyFiles.class) {
            try (var channel = OwnerOnly.open(
                            directory.resolve("lock"), Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
                    var lock = channel.lock()) {
                return work.run();
            }
        }
    }

    @FunctionalInterface
    private interface KeyWork<T> {
        T run() throws IOException, GeneralSecurityException;
    }

    PrivateKey privateKey(String id) throws IOException, GeneralSecurityException {
        var der = fromPem(directory.resolve(id + PRIVATE));
        return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(der));
    }

    Map<String, PublicKey> publicKeys() throws IOException, GeneralSecurityException {
        var keys = new TreeMap<String, PublicKey>();
        try (var files = Files.newDirectoryStream(directory, "*" + PUBLIC)) {
            for (var file : files) {
                var spec = new X509EncodedKeySpec(fromPem(file));
                keys.put(idOf(file), KeyFactory.getInstance("Ed25519").generatePublic(spec));
            }
        }
        return keys;
    }

    private static String idOf(Path publicKey) {
        var name = publicKey.getFileName().toString();
        return name.substring(0, name.length() - PUBLIC.length());
    }

    private String create() throws IOException, GeneralSecurityException {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var id = idOf(pair);
        write(id + PRIVATE, "PRIVATE KEY", pair.getPrivate().getEncoded());
        write(id + PUBLIC, "PUBLIC KEY", pair.getPublic().getEncoded());
        return id;
    }

    /** Forced to disk before anything is signed with it: a signature whose key is lost cannot be verified. */
    private void write(String name, String label, byte[] der) throws IOException {
        var text = pem(label, der).getBytes(StandardCharsets.US_ASCII);
        DurableFiles.create(directory.resolve(name), text);
    }

    private Path active() {
        return directory.resolve("active");
    }

    /** The id identifies the key: the first 16 hex digits of the SHA-256 of the public key (X.509 SPKI, DER). */
    private static String idOf(KeyPair pair) {
        return Digest.of(pair.getPublic().getEncoded()).hex().substring(0, 16);
    }

    static String pem(String label, byte[] der) {
        var body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, body, label);
    }

    private static byte[] fromPem(Path file) throws IOException {
        var text = Files.readString(file, StandardCharsets.US_ASCII);
        return Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z ]+-----", ""));
    }
}
