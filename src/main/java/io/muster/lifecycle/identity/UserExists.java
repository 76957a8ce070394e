package io.muster.lifecycle.identity;

import io.muster.shared.Refusal;

/** The id is taken, perhaps by somebody who has left: ids are not given twice. */
public class UserExists extends Refusal {

    UserExists(String id) {
        super(Kind.CONFLICT, "There is a user '%s' already; ids are never given to a second person".formatted(id));
    }
}
