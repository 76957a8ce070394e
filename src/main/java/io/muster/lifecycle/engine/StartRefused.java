package io.muster.lifecycle.engine;

import io.muster.shared.Refusal;

/** A process was to be started for a version for which it must not. */
public class StartRefused extends Refusal {

    public StartRefused(Kind kind, String message) {
        super(kind, message);
    }
}
