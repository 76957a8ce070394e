package io.muster.lifecycle;

import io.muster.shared.Actor;
import io.muster.shared.Refusal;

/** The person a process is to be started for is not known. */
public class NobodyOfThatName extends Refusal {

    NobodyOfThatName(Actor actor) {
        super(Kind.FORBIDDEN, "There is nobody called '%s' to start a process for".formatted(actor));
    }
}
