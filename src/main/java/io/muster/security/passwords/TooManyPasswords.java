package io.muster.security.passwords;

import io.muster.security.SecurityProblem;
import io.muster.shared.Refusal;
import java.time.Duration;
import java.util.Optional;

/** The same as {@link TooManyAttempts}, for a person who is already signed in. */
public class TooManyPasswords extends Refusal {

    private final Duration wait;

    TooManyPasswords(TooManyAttempts tooMany) {
        super(SecurityProblem.TOO_MANY_PASSWORDS, String.valueOf(tooMany.getMessage()), tooMany);
        this.wait = tooMany.waitingTime();
    }

    @Override
    public Optional<Duration> retryAfter() {
        return Optional.of(wait);
    }
}
