package io.muster.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A SHA-256 digest (FIPS 180-4).
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Digest(String hex) {

    private static final String PREFIX = "sha256:";
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    public Digest {
        if (hex == null || !HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException(
                    "'%s' is not a SHA-256 digest: expected 64 lower-case hex digits".formatted(hex));
        }
    }

    /** Reads {@code sha256:<hex>} or the bare hex digits. */
    @JsonCreator
    public static Digest parse(String text) {
        return new Digest(text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text);
    }

    public static Digest of(byte[] bytes) {
        return new Digest(HexFormat.of().formatHex(newMessageDigest().digest(bytes)));
    }

    public static Digest ofText(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The digest a finished computation produced. */
    public static Digest of(MessageDigest finished) {
        return new Digest(HexFormat.of().formatHex(finished.digest()));
    }

    /** Reads the file as a stream, without holding it in memory. */
    public static Digest of(Path file) throws IOException {
        var sum = newMessageDigest();
        try (var in = Files.newInputStream(file)) {
            var buffer = new byte[1 << 16];
            for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sum.update(buffer, 0, read);
            }
        }
        return of(sum);
    }

    public static MessageDigest newMessageDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform must provide SHA-256", e);
        }
    }

    @JsonValue
    @Override
    public String toString() {
        return PREFIX + hex;
    }
}
