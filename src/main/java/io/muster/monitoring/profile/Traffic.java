package io.muster.monitoring.profile;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Requests, and how long they took.
 *
 * @param answered requests that were answered
 * @param refused requests that were wrong
 * @param failed requests that the model or its runtime could not answer
 * @param latency requests by duration, in the bins of {@link #BOUNDS}; do not change the array
 */
public record Traffic(long answered, long refused, long failed, long[] latency) {

    /** Upper ends of the bins of the latency in seconds; the last bin has none. */
    public static final double[] BOUNDS = {
        0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10
    };

    public static final Traffic NONE = new Traffic(0, 0, 0, new long[BOUNDS.length + 1]);

    public Traffic {
        if (answered < 0 || refused < 0 || failed < 0 || Arrays.stream(latency).anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException("Requests answered %d, refused %d, failed %d: expected none below 0"
                    .formatted(answered, refused, failed));
        }
        if (latency.length != BOUNDS.length + 1) {
            throw new IllegalArgumentException(
                    "%d bins of latency: expected %d".formatted(latency.length, BOUNDS.length + 1));
        }
    }

    /** The bin of a duration. */
    public static int bin(long nanoseconds) {
        var bin = 0;
        while (bin < BOUNDS.length && nanoseconds > BOUNDS[bin] * 1e9) {
            bin++;
        }
        return bin;
    }

    public Traffic plus(Traffic other) {
        var sums = new long[latency.length];
        Arrays.setAll(sums, bin -> Math.addExact(latency[bin], other.latency[bin]));
        return new Traffic(
                Math.addExact(answered, other.answered),
                Math.addExact(refused, other.refused),
                Math.addExact(failed, other.failed),
                sums);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Traffic that
                && answered == that.answered
                && refused == that.refused
                && failed == that.failed
                && Arrays.equals(latency, that.latency);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(latency);
    }
}
