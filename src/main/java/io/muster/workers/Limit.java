package io.muster.workers;

import java.time.Duration;

/** The time limit of a worker process's answer, and the setting it comes from. */
record Limit(Duration time, String setting) {

    /** Extra time, so that a process can report what it does within its limit, such as giving up a row by name, before it is ended. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    Duration withGrace() {
        return time.plus(GRACE);
    }

    String inWords() {
        return "it did not end within %d ms (muster.scoring.%s)".formatted(time.toMillis(), setting);
    }
}
