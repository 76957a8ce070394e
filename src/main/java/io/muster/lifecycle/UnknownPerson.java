package io.muster.lifecycle;

import io.muster.shared.Actor;
import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** The person a process is to be started for is not known. */
@Problem(slug = "nobody-of-that-name", kind = Refusal.Kind.FORBIDDEN, title = "Nobody of that name")
public class UnknownPerson extends Refusal {

    UnknownPerson(Actor actor) {
        super("There is nobody called '%s' to start a process for".formatted(actor));
    }
}
