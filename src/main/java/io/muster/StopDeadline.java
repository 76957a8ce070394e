package io.muster;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The latest moment at which a process that received the signal to stop ends, even if it still waits for something: when
 * the database stopped first, the engine, the scheduler and the pool each wait half a minute for it. All acknowledged
 * changes are in the database, as after a crash.
 */
public final class StopDeadline {

    private static final Logger LOG = LoggerFactory.getLogger(StopDeadline.class);
    private static final Duration LONGEST = Duration.ofSeconds(8);

    /** As a shell reports a process that SIGTERM ended. */
    private static final int STATUS = 128 + 15;

    private StopDeadline() {}

    /** Called once, by the code that owns the process. */
    public static void set() {
        Runtime.getRuntime().addShutdownHook(new Thread(StopDeadline::begin, "stop-deadline"));
    }

    /** All hooks run at the same time; this one must not delay the end of the process itself. */
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
