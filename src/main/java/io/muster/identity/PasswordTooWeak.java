package io.muster.identity;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** The password is shorter than the engine's policy wants. */
@Problem(slug = "password-too-weak", kind = Refusal.Kind.INVALID, title = "Password too weak")
public class PasswordTooWeak extends Refusal {

    PasswordTooWeak(String userId) {
        super("The password for '%s' is too short: 12 characters wanted at least".formatted(userId));
    }
}
