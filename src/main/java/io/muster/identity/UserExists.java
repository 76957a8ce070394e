package io.muster.identity;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** The id is taken, perhaps by somebody who has left: ids are not given twice. */
@Problem(slug = "user-exists", kind = Refusal.Kind.CONFLICT, title = "User exists")
public class UserExists extends Refusal {

    UserExists(String id) {
        super("There is a user '%s' already; ids are never given to a second person".formatted(id));
    }
}
