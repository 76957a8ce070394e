package io.muster.lifecycle.identity;

import io.muster.shared.Refusal;

/** The password is shorter than the engine's policy wants. */
public class PasswordTooWeak extends Refusal {

    PasswordTooWeak(String userId) {
        super(Kind.INVALID, "The password for '%s' is too short: 12 characters wanted at least".formatted(userId));
    }
}
