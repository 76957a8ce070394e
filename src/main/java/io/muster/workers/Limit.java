package io.muster.workers;

import java.time.Duration;

/** How long a worker process may take for one answer, and by which setting. */
record Limit(Duration time, String setting) {

    /** What a process does by itself within its limit, such as giving up a row by name, is told before this one ends it. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    Duration withGrace() {
        return time.plus(GRACE);
    }

    String told() {
        return "it did not end within %d ms (muster.scoring.%s)".formatted(time.toMillis(), setting);
    }
}
