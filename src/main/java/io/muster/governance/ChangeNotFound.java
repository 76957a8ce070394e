package io.muster.governance;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** There is no such change. */
@Problem(slug = "change-not-found", kind = Refusal.Kind.NOT_FOUND, title = "Change not found")
public class ChangeNotFound extends Refusal {

    ChangeNotFound(int number) {
        super("There is no change %d of a process".formatted(number));
    }
}
