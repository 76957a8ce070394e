package io.muster.engine;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** A process was to be started for a version for which it must not. */
@Problem(slug = "start-refused", kind = Refusal.Kind.FORBIDDEN, title = "Start refused")
public class StartRefused extends Refusal {

    public StartRefused(Kind kind, String message) {
        super(kind, message);
    }
}
