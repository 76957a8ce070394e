package io.muster.training;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Optional;

/**
 * The server process a run belongs to. The start time tells it from a later process with the same number, as the first
 * process of a restarted container has.
 *
 * @param host name of the machine
 * @param pid process number
 * @param started epoch milliseconds
 */
record RunOwner(String host, long pid, long started) {

    static RunOwner current() {
        return new RunOwner(hostName(), ProcessHandle.current().pid(), startOf(ProcessHandle.current()));
    }

    /** Reads what {@link #toString} wrote. */
    static Optional<RunOwner> parse(String text) {
        var parts = text.split("_");
        try {
            return parts.length == 3
                    ? Optional.of(new RunOwner(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2])))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Whether that process ran on this machine and is gone. Of other machines we cannot know. */
    boolean isGone() {
        return host.equals(hostName())
                && ProcessHandle.of(pid)
                        .filter(process -> startOf(process) == started)
                        .isEmpty();
    }

    @Override
    public String toString() {
        return "%s_%d_%d".formatted(host, pid, started);
    }

    private static long startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName().replaceAll("[^A-Za-z0-9.-]", "-");
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
