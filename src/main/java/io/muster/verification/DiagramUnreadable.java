package io.muster.verification;

import io.muster.shared.Refusal;

/** A file of a deployment is no BPMN, or names a process that another one names too. */
public class DiagramUnreadable extends Refusal {

    DiagramUnreadable(String name, String why) {
        super(Kind.UNPROCESSABLE, "Diagram '%s' cannot be read: %s".formatted(name, why));
    }

    DiagramUnreadable(String name, RuntimeException cause) {
        super(Kind.UNPROCESSABLE, "Diagram '%s' cannot be read: %s".formatted(name, cause.getMessage()), cause);
    }
}
