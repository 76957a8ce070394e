package io.muster.security.passwords;

import io.muster.security.CurrentActor;
import io.muster.security.RefusedRequests;
import io.muster.security.RequestRefused;
import io.muster.security.SecurityProblem;
import io.muster.security.UserIds;
import io.muster.shared.Actor;
import io.muster.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * All password attempts, at any endpoint: counted ({@link PasswordThrottle}), and recorded in the audit trail when the
 * password was wrong or the attempt came too soon. The actor is the signed-in person; otherwise only the claimed id is
 * known.
 *
 * <p>The trail's limit counts attempts by claimed id and address, not by the signed-in person, so that noise cannot
 * hide guesses at another user's password. Attempts whose password was not checked share {@value #GROUPS} counters per
 * address, because nothing else bounds their number of ids.
 */
@Component
public class PasswordTries {

    private static final Actor NOT_SIGNED_IN = Actor.system("not-signed-in");
    private static final int GROUPS = 64;

    private final PasswordThrottle attempts;
    private final CurrentActor current;
    private final ApplicationEventPublisher events;

    PasswordTries(PasswordThrottle attempts, CurrentActor current, ApplicationEventPublisher events) {
        this.attempts = attempts;
        this.current = current;
        this.events = events;
    }

    /**
     * @param check verifies the password itself
     * @throws TooManyPasswords if this attempt must wait; the password is then not checked
     */
    public boolean isRight(String userId, BooleanSupplier check) {
        var request = request();
        var address = request.map(HttpServletRequest::getRemoteAddr).orElse("local");
        var endpoint = request.map(RefusedRequests::describe).orElse("a program");
        try {
            return isRight(userId, address, endpoint, check);
        } catch (TooManyAttempts tooMany) {
            throw new TooManyPasswords(tooMany);
        }
    }

    /** @throws TooManyAttempts if this attempt must wait */
    boolean isRight(String userId, String address, String endpoint, BooleanSupplier check) {
        var claimed = UserIds.shown(userId);
        try {
            attempts.begin(claimed, address);
        } catch (TooManyAttempts tooMany) {
            var group = Math.floorMod(claimed.hashCode(), GROUPS);
            record(claimed, address, endpoint, "too many wrong passwords", "too many passwords, group " + group);
            throw tooMany;
        }
        if (!check.getAsBoolean()) {
            record(claimed, address, endpoint, "a wrong password", "password of '%s'".formatted(claimed));
            return false;
        }
        attempts.succeeded(claimed, address);
        return true;
    }

    private void record(String claimed, String address, String endpoint, String why, String counted) {
        events.publishEvent(new RequestRefused(
                current.find().orElse(NOT_SIGNED_IN),
                "show the password of '%s' at %s".formatted(claimed, endpoint),
                "%s from %s".formatted(why, address),
                "%s from %s".formatted(counted, address)));
    }

    /** The current request of the signed-in person; the engine does not pass it on. */
    private static Optional<HttpServletRequest> request() {
        return Optional.ofNullable(RequestContextHolder.getRequestAttributes())
                .filter(ServletRequestAttributes.class::isInstance)
                .map(attributes -> ((ServletRequestAttributes) attributes).getRequest());
    }

    /** The same as {@link TooManyAttempts}, for a person who is already signed in. */
    public static class TooManyPasswords extends Refusal {

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
}
