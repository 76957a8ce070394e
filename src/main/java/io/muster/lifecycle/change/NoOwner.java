package io.muster.lifecycle.change;

import io.muster.shared.Refusal;

/** Nobody could sign a change, because the table that says whose something is names no group of people. */
public class NoOwner extends Refusal {

    NoOwner(String kind, String id, String asked) {
        super(
                Kind.UNPROCESSABLE,
                "Table '%s' names no group that owns %s '%s', so nobody can sign: add a rule for it that names a role"
                        .formatted(asked, kind, id));
    }
}
