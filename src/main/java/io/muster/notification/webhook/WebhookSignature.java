package io.muster.notification.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature of a webhook's messages as the Standard Webhooks specification 1.0 defines it, so that receivers may
 * verify it with a library: HMAC-SHA256 over {@code id.timestamp.body}, in Base64 after {@code v1,}.
 */
final class WebhookSignature {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "whsec_";
    private static final int SHORTEST = 24;
    private static final int LONGEST = 64;

    private final SecretKeySpec key;

    /** @throws IllegalArgumentException if the secret is not {@code whsec_} and 24 to 64 bytes in Base64; it is not repeated */
    WebhookSignature(String webhook, String secret) {
        this.key = new SecretKeySpec(bytes(webhook, secret), ALGORITHM);
    }

    private static byte[] bytes(String webhook, String secret) {
        try {
            var bytes = Base64.getDecoder().decode(secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : "");
            if (bytes.length >= SHORTEST && bytes.length <= LONGEST) {
                return bytes;
            }
        } catch (IllegalArgumentException notBase64) {
            // Said below; the cause would repeat part of the secret.
        }
        throw new IllegalArgumentException(
                "The secret of webhook '%s' is not one: expected '%s' and %d to %d random bytes in Base64, as 'echo %s$(openssl rand -base64 32)' makes"
                        .formatted(webhook, PREFIX, SHORTEST, LONGEST, PREFIX));
    }

    /** @param timestamp seconds since 1970 */
    String of(String id, long timestamp, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update("%s.%d.".formatted(id, timestamp).getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform must provide " + ALGORITHM, e);
        }
    }
}
