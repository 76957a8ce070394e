package io.muster.security.passwords;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** There were too many wrong passwords: the next one is not even checked. */
public class TooManyAttempts extends AuthenticationException {

    private final Duration wait;

    TooManyAttempts(String userId, Duration wait) {
        super("Too many wrong passwords for '%s' from this address: wait %d seconds"
                .formatted(userId, wait.toSeconds()));
        this.wait = wait;
    }

    public Duration waitingTime() {
        return wait;
    }
}
