package io.muster.security;

import io.muster.shared.Refusal;
import java.time.Duration;

/** A token was asked for that would live too long, or not at all. */
public class UnusableTokenWish extends Refusal {

    UnusableTokenWish(Duration wanted, Duration longest) {
        super(
                Kind.INVALID,
                "A token may be valid for %d days at most and must be for some time, not for %s"
                        .formatted(longest.toDays(), wanted));
    }
}
