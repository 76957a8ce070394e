package io.muster.security.passwords;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;
import java.time.Duration;
import java.util.Optional;

/** The same as {@link TooManyAttempts}, of somebody who is signed in already. */
@Problem(slug = "too-many-passwords", kind = Refusal.Kind.TOO_MANY, title = "Too many passwords")
public class TooManyPasswords extends Refusal {

    private final Duration wait;

    TooManyPasswords(TooManyAttempts tooMany) {
        super(String.valueOf(tooMany.getMessage()), tooMany);
        this.wait = tooMany.waitingTime();
    }

    @Override
    public Optional<Duration> retryAfter() {
        return Optional.of(wait);
    }
}
