package io.muster.security;

import io.muster.shared.Refusal;

/** No such access token; or none of one's own, which nobody else is told apart. */
public class TokenNotFound extends Refusal {

    TokenNotFound(String id) {
        super(Kind.NOT_FOUND, "There is no access token '%s' of yours".formatted(id));
    }
}
