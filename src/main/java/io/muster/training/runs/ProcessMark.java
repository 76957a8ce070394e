package io.muster.training.runs;

import java.time.Instant;
import java.util.Optional;

/**
 * The identity of a process on this machine, recognisable after its parent has ended. The start time distinguishes it
 * from a later process with the same number. The system derives it from its own start on the wall clock, which shifts
 * slightly when the clock is set, so times within two seconds are equal.
 *
 * @param pid process number
 * @param started epoch milliseconds; 0 if the system does not provide it
 */
public record ProcessMark(long pid, long started) {

    private static final long SAME_MILLIS = 2_000;

    public static ProcessMark of(ProcessHandle process) {
        return new ProcessMark(process.pid(), startOf(process));
    }

    /** Parses the output of {@link #toString}; empty for anything else. */
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

    /** The process, if it still runs and is certainly the marked one. */
    public Optional<ProcessHandle> find() {
        return isCertain()
                ? ProcessHandle.of(pid).filter(process -> Math.abs(startOf(process) - started) <= SAME_MILLIS)
                : Optional.empty();
    }

    /** Whether the process is known to have ended. */
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
