package io.muster.shared;

import org.jspecify.annotations.Nullable;

/** A name is not spelled as names must be. */
@Problem(slug = "invalid-name", kind = Refusal.Kind.INVALID, title = "Invalid name")
public class InvalidName extends Refusal {

    InvalidName(String what, @Nullable String name) {
        super("'%s' is no name for a %s: 2 to 63 lower-case letters, digits and single hyphens wanted"
                .formatted(name, what));
    }
}
