package io.muster.lifecycle.identity;

import io.muster.shared.Refusal;

/** Nobody of this id. */
public class UserNotFound extends Refusal {

    UserNotFound(String id) {
        super(Kind.NOT_FOUND, "There is no user '%s'".formatted(id));
    }
}
