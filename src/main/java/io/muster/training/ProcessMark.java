package io.muster.training;

import java.time.Instant;
import java.util.Optional;

/**
 * One process of this machine, recognised after the process that started it is gone. The start time tells it from a later
 * process with the same number. The system derives it from its own start on the wall clock, which moves a little when
 * the clock is set: two seconds are the same time.
 *
 * @param pid process number
 * @param started epoch milliseconds; 0 when the system does not tell
 */
public record ProcessMark(long pid, long started) {

    private static final long SAME_MILLIS = 2_000;

    public static ProcessMark of(ProcessHandle process) {
        return new ProcessMark(process.pid(), startOf(process));
    }

    /** Reads what {@link #toString} wrote; empty for anything else. */
    public static Optional<ProcessMark> parse(String text) {
        var parts = text.split("_");
        try {
            return parts.length == 2
                    ? Optional.of(new ProcessMark(Long.parseLong(parts[0]), Long.parseLong(parts[1])))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The process, if it still runs and is certainly the one that was marked. */
    public Optional<ProcessHandle> find() {
        return isCertain()
                ? ProcessHandle.of(pid).filter(process -> Math.abs(startOf(process) - started) <= SAME_MILLIS)
                : Optional.empty();
    }

    /** Whether it is known that the process does not run any more. */
    boolean isGone() {
        return isCertain() && find().isEmpty();
    }

    private boolean isCertain() {
        return started > 0;
    }

    @Override
    public String toString() {
        return "%d_%d".formatted(pid, started);
    }

    private static long startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
