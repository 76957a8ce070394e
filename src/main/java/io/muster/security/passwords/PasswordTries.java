package io.muster.security.passwords;

import io.muster.security.CurrentActor;
import io.muster.security.RefusedRequests;
import io.muster.security.RequestRefused;
import io.muster.security.UserIds;
import io.muster.shared.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Every try of a password, whichever door it comes through: counted ({@link PasswordThrottle}), and in the audit trail when it was
 * wrong or came too soon. Who is signed in tried; of who is not, only the claimed id is known.
 *
 * <p>The trail's limit counts tries by claimed id and address, whoever is signed in: noise hides no guess at somebody else.
 * Those whose password was not looked at share {@value #GROUPS} counts an address, because nothing else bounds the ids in
 * them.
 */
@Component
public class PasswordTries {

    private static final Actor SOMEBODY = Actor.system("nobody-signed-in");
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
     * @param check looks at the password itself
     * @throws TooManyPasswords if this one must wait; the password is then not looked at
     */
    public boolean isRight(String userId, BooleanSupplier check) {
        var request = request();
        var address = request.map(HttpServletRequest::getRemoteAddr).orElse("local");
        var door = request.map(RefusedRequests::spoken).orElse("a program");
        try {
            return isRight(userId, address, door, check);
        } catch (TooManyAttempts tooMany) {
            throw new TooManyPasswords(tooMany);
        }
    }

    /** @throws TooManyAttempts if this one must wait */
    boolean isRight(String userId, String address, String door, BooleanSupplier check) {
        var claimed = UserIds.shown(userId);
        try {
            attempts.begin(claimed, address);
        } catch (TooManyAttempts tooMany) {
            var group = Math.floorMod(claimed.hashCode(), GROUPS);
            tell(claimed, address, door, "too many wrong passwords", "too many passwords, group " + group);
            throw tooMany;
        }
        if (!check.getAsBoolean()) {
            tell(claimed, address, door, "a wrong password", "password of '%s'".formatted(claimed));
            return false;
        }
        attempts.succeeded(claimed, address);
        return true;
    }

    private void tell(String claimed, String address, String door, String why, String counted) {
        events.publishEvent(new RequestRefused(
                current.find().orElse(SOMEBODY),
                "show the password of '%s' at %s".formatted(claimed, door),
                "%s from %s".formatted(why, address),
                "%s from %s".formatted(counted, address)));
    }

    /** Of whoever is signed in already; the engine does not tell which it is. */
    private static Optional<HttpServletRequest> request() {
        return Optional.ofNullable(RequestContextHolder.getRequestAttributes())
                .filter(ServletRequestAttributes.class::isInstance)
                .map(attributes -> ((ServletRequestAttributes) attributes).getRequest());
    }
}
