package io.muster.security.passwords;

import io.muster.security.KnownPeople;
import io.muster.security.SessionEnds;
import io.muster.security.SignedIn;
import io.muster.security.UserDirectory;
import io.muster.security.UserIds;
import java.time.Clock;
import java.time.Instant;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** The only place where a password authenticates a user, for form login and HTTP Basic alike. */
@Component
public class PasswordCheck implements AuthenticationProvider {

    private final UserDirectory directory;
    private final KnownPeople people;
    private final CheckedPasswords checked;
    private final PasswordTries tries;
    private final SessionEnds ends;
    private final Clock clock;

    PasswordCheck(
            UserDirectory directory,
            KnownPeople people,
            CheckedPasswords checked,
            PasswordTries tries,
            SessionEnds ends,
            Clock clock) {
        this.directory = directory;
        this.people = people;
        this.checked = checked;
        this.tries = tries;
        this.ends = ends;
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
        if (!isRight(userId, password, asked)) {
            throw new BadCredentialsException("The user or the password is wrong");
        }

        return people.find(userId)
                .map(person -> SignedIn.byPassword(person, began))
                .orElseThrow(() -> new BadCredentialsException("The user or the password is wrong"));
    }

    /** A cached result from before the last change of the password, here or on another node, does not count. */
    private boolean isRight(String userId, String password, Authentication asked) {
        var since = UserIds.isPossible(userId)
                ? ends.last(userId).map(Instant::toString).orElse("")
                : "";
        return checked.isRight(
                userId,
                since,
                password,
                () -> tries.isRight(
                        userId,
                        TriedAt.address(asked),
                        TriedAt.endpoint(asked),
                        () -> directory.authenticate(userId, password).isPresent()));
    }
}
