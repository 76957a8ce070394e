package io.muster.security.tokens;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;
import java.time.Duration;

/** A token was asked for that would live too long, or not at all, or whose label cannot be kept. */
@Problem(slug = "unusable-token-wish", kind = Refusal.Kind.INVALID, title = "Unusable token wish")
public class UnusableTokenWish extends Refusal {

    UnusableTokenWish(String why) {
        super("This token is not made: " + why);
    }

    UnusableTokenWish(Duration wanted, Duration longest) {
        super("A token may be valid for %d days at most and must be for some time, not for %s"
                .formatted(longest.toDays(), wanted));
    }
}
