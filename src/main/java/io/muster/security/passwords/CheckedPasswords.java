package io.muster.security.passwords;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.muster.security.SecuritySettings;
import io.muster.security.UserChanged;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * A cache of recently verified passwords, so that programs with HTTP Basic do not pay for the slow hash at every call.
 * Kept as keyed digests (HMAC-SHA256, RFC 2104) under a key that exists only as long as the process.
 */
@Component
class CheckedPasswords {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key = randomKey();
    private final Cache<String, String> users;

    CheckedPasswords(SecuritySettings settings, Clock clock) {
        this.users = Caffeine.newBuilder()
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .expireAfterWrite(settings.credentialCache())
                .maximumSize(10_000)
                .build();
    }

    /**
     * Runs one check at a time per user and password; concurrent calls wait for its result.
     *
     * @param since when the password last changed; older entries do not count
     * @param check called when nothing is cached; only a positive result is cached
     */
    boolean isRight(String userId, String since, String password, Supplier<Boolean> check) {
        return users.get(digest(userId, since, password), ignored -> check.get() ? userId : null) != null;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void on(UserChanged change) {
        users.asMap().values().removeIf(change.user()::equals);
    }

    private String digest(String userId, String since, String password) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            // The length keeps "ab" + "c" and "a" + "bc" apart.
            mac.update("%d:%s%d:%s"
                    .formatted(userId.length(), userId, since.length(), since)
                    .getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform must provide " + ALGORITHM, e);
        }
    }

    private static SecretKeySpec randomKey() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return new SecretKeySpec(bytes, ALGORITHM);
    }
}
