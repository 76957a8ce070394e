package io.muster.training.runs;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * The server process that owns a run. Its start time distinguishes it from a later process with the same number, such
 * as the first process of a restarted container.
 *
 * @param host name of the machine
 */
public record RunOwner(String host, ProcessMark process) {

    public static RunOwner current() {
        return new RunOwner(hostName(), ProcessMark.of(ProcessHandle.current()));
    }

    /** Parses the output of {@link #toString}. */
    public static Optional<RunOwner> parse(String text) {
        var parts = text.split("_", 2);
        return parts.length == 2
                ? ProcessMark.parse(parts[1]).map(process -> new RunOwner(parts[0], process))
                : Optional.empty();
    }

    /** Whether that process ran on this machine and is gone. Processes of other machines cannot be checked. */
    public boolean isGone() {
        return host.equals(hostName()) && process.isGone();
    }

    @Override
    public String toString() {
        return "%s_%s".formatted(host, process);
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName().replaceAll("[^A-Za-z0-9.-]", "-");
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
