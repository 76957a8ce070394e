package io.muster;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The latest moment at which a process that was told to end does end, whatever it still waits for: a database that went
 * first keeps an engine, a scheduler or a pool waiting half a minute each. What was answered is in the database, as after
 * a crash.
 */
public final class StopDeadline {

    private static final Logger LOG = LoggerFactory.getLogger(StopDeadline.class);
    private static final Duration LONGEST = Duration.ofSeconds(8);

    /** As a shell reports a process that SIGTERM ended. */
    private static final int STATUS = 128 + 15;

    private StopDeadline() {}

    /** To be called once, by whoever owns the process. */
    public static void set() {
        Runtime.getRuntime().addShutdownHook(new Thread(StopDeadline::begin, "stop-deadline"));
    }

    /** All hooks run at once; this one must not be what the others are waited for. */
    private static void begin() {
        var clock = new Thread(StopDeadline::end, "stop-deadline");
        clock.setDaemon(true);
        clock.start();
    }

    private static void end() {
        try {
            Thread.sleep(LONGEST.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        LOG.warn(
                "The server received the signal to stop {} s ago and has not stopped yet: it is ended now",
                LONGEST.toSeconds());
        Runtime.getRuntime().halt(STATUS);
    }
}
