package io.muster.security.passwords;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.muster.security.SecuritySettings;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * A throttle that counts wrong passwords per user and address, and per address. Not per user alone: a stranger could
 * then lock people out by guessing. An attempt counts before the password is checked, so that concurrent attempts gain
 * nothing.
 */
@Component
class PasswordThrottle {

    private final SecuritySettings settings;
    private final Cache<Guess, Integer> byUser;
    private final Cache<String, Integer> byAddress;

    PasswordThrottle(SecuritySettings settings, Clock clock) {
        this.settings = settings;
        this.byUser = counters(settings, clock);
        this.byAddress = counters(settings, clock);
    }

    private static <K> Cache<K, Integer> counters(SecuritySettings settings, Clock clock) {
        return Caffeine.newBuilder()
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .expireAfterWrite(settings.attemptWindow())
                .maximumSize(100_000)
                .build();
    }

    /** @throws TooManyAttempts if this attempt must wait; it then does not count */
    synchronized void begin(String userId, String address) {
        var guess = new Guess(userId, address);
        if (isFull(byUser.getIfPresent(guess), settings.attempts())
                || isFull(byAddress.getIfPresent(address), settings.attemptsPerAddress())) {
            throw new TooManyAttempts(userId, settings.attemptWindow());
        }

        byUser.asMap().merge(guess, 1, Integer::sum);
        byAddress.asMap().merge(address, 1, Integer::sum);
    }

    /** The attempt succeeded: it and the user's failed attempts from this address are forgotten. */
    void succeeded(String userId, String address) {
        byUser.invalidate(new Guess(userId, address));
        byAddress.asMap().computeIfPresent(address, (key, count) -> count > 1 ? count - 1 : null);
    }

    Duration window() {
        return settings.attemptWindow();
    }

    private static boolean isFull(Integer count, int limit) {
        return count != null && count >= limit;
    }

    private record Guess(String userId, String address) {}
}
