package io.muster.identity;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** Nobody of this id. */
@Problem(slug = "user-not-found", kind = Refusal.Kind.NOT_FOUND, title = "User not found")
public class UserNotFound extends Refusal {

    UserNotFound(String id) {
        super("There is no user '%s'".formatted(id));
    }
}
