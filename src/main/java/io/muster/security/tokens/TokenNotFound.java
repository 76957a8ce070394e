package io.muster.security.tokens;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** No such access token; or none of one's own, which nobody else is told apart. */
@Problem(slug = "token-not-found", kind = Refusal.Kind.NOT_FOUND, title = "Token not found")
public class TokenNotFound extends Refusal {

    TokenNotFound(String id) {
        super("There is no access token '%s' of yours".formatted(id));
    }
}
