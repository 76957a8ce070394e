package io.muster.lifecycle.change;

import io.muster.shared.Refusal;

/** There is no such change. */
public class ChangeNotFound extends Refusal {

    ChangeNotFound(int number) {
        super(Kind.NOT_FOUND, "There is no change %d of a process".formatted(number));
    }
}
