package io.muster.identity;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;

/**
 * PBKDF2 with HMAC-SHA512 (RFC 8018, section 5.2) instead of the engine's single SHA-512. Stored as
 * {@code iterations$salt$hash}, so that the number of iterations can grow without a flag day.
 */
final class Pbkdf2 implements PasswordEncryptor {

    private static final String ALGORITHM = "PBKDF2WithHmacSHA512";
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 64;

    private final int iterations;
    private final SecureRandom random = new SecureRandom();

    Pbkdf2(int iterations) {
        this.iterations = iterations;
    }

    @Override
    public String encrypt(String password) {
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return "%d$%s$%s".formatted(iterations, base64(salt), base64(hash(password, salt, iterations)));
    }

    /** @return false also if the stored text is not of this form */
    @Override
    public boolean check(String password, String kept) {
        var parts = kept.split(Pattern.quote("$"));
        if (parts.length != 3) {
            return false;
        }

        var decoder = Base64.getDecoder();
        var hash = hash(password, decoder.decode(parts[1]), Integer.parseInt(parts[0]));
        return MessageDigest.isEqual(hash, decoder.decode(parts[2]));
    }

    @Override
    public String hashAlgorithmName() {
        return "PBKDF2-SHA512";
    }

    private static byte[] hash(String password, byte[] salt, int iterations) {
        var spec = new PBEKeySpec(password.toCharArray(), salt, iterations, HASH_BYTES * 8);
        try {
            return SecretKeyFactory.getInstance(ALGORITHM).generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java 17 platform must provide " + ALGORITHM, e);
        } finally {
            spec.clearPassword();
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }
}
