package io.muster.security;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** A user id in a spelling that could make two identities of one person, or that URLs and diagrams cannot carry. */
@Problem(slug = "invalid-user-id", kind = Refusal.Kind.INVALID, title = "Invalid user id")
public class InvalidUserId extends Refusal {

    InvalidUserId(String id) {
        super("'%s' is no user id: lower-case letters, digits and single dots or hyphens wanted, 64 at most"
                .formatted(id));
    }
}
