package io.muster.governance;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** Nobody could sign a change, because the table that says whose something is names no group of people. */
@Problem(slug = "no-owner", kind = Refusal.Kind.UNPROCESSABLE, title = "No owner")
public class NoOwner extends Refusal {

    NoOwner(String kind, String id, String asked) {
        super("Table '%s' names no group that owns %s '%s', so nobody can sign: add a rule for it that names a role"
                .formatted(asked, kind, id));
    }
}
