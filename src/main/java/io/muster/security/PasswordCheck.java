package io.muster.security;

import java.time.Clock;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** The one place where a password opens a door: form login and HTTP Basic both come here. */
@Component
class PasswordCheck implements AuthenticationProvider {

    private final UserDirectory directory;
    private final KnownPeople people;
    private final CheckedPasswords checked;
    private final Attempts attempts;
    private final Clock clock;

    PasswordCheck(
            UserDirectory directory, KnownPeople people, CheckedPasswords checked, Attempts attempts, Clock clock) {
        this.directory = directory;
        this.people = people;
        this.checked = checked;
        this.attempts = attempts;
        this.clock = clock;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    /** @throws TooManyAttempts after too many wrong ones */
    @Override
    public Authentication authenticate(Authentication asked) {
        var userId = UserIds.canonical(asked.getName());
        var password = String.valueOf(asked.getCredentials());
        var began = clock.instant();
        if (!checked.isRight(userId, password, () -> ask(userId, password, addressOf(asked)))) {
            throw new BadCredentialsException("The user or the password is wrong");
        }

        return people.find(userId)
                .map(person -> SignedIn.byPassword(person, began))
                .orElseThrow(() -> new BadCredentialsException("The user or the password is wrong"));
    }

    private boolean ask(String userId, String password, String address) {
        attempts.begin(userId, address);
        if (directory.authenticate(userId, password).isEmpty()) {
            return false;
        }

        attempts.succeeded(userId, address);
        return true;
    }

    private static String addressOf(Authentication asked) {
        return asked.getDetails() instanceof WebAuthenticationDetails details
                ? String.valueOf(details.getRemoteAddress())
                : "local";
    }
}
