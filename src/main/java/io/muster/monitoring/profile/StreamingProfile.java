package io.muster.monitoring.profile;

import io.muster.datasets.columns.ColumnBatch;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A profile that many threads fill at once without waiting for each other: each takes a counter that no other thread has,
 * and gives it back. What is counted while the profile is drained comes with the next draining; nothing is counted twice.
 */
public final class StreamingProfile {

    private final ProfileLayout layout;
    private final Queue<Stripe> idle = new ConcurrentLinkedQueue<>();

    public StreamingProfile(ProfileLayout layout) {
        this.layout = layout;
    }

    /**
     * Counts an answered request.
     *
     * @param columns inputs and outputs of the same rows; not kept
     * @param nanoseconds from its arrival to its answer
     */
    public void answered(ColumnBatch columns, long nanoseconds) {
        var stripe = take();
        try {
            stripe.counter.add(columns, null);
            stripe.answered++;
            stripe.latency[Traffic.bin(nanoseconds)]++;
        } finally {
            idle.add(stripe);
        }
    }

    /** Counts a request that was wrong. */
    public void refused() {
        var stripe = take();
        stripe.refused++;
        idle.add(stripe);
    }

    /** Counts a request that the model could not answer. */
    public void failed() {
        var stripe = take();
        stripe.failed++;
        idle.add(stripe);
    }

    private Stripe take() {
        var stripe = idle.poll();
        return stripe == null ? new Stripe(layout) : stripe;
    }

    /** What was counted since the last draining. */
    public Profile drain() {
        var sum = Profile.none(layout);
        for (var stripe = idle.poll(); stripe != null; stripe = idle.poll()) {
            sum = sum.plus(stripe.profile());
        }
        return sum;
    }

    /** Counts of one thread at a time. */
    private static final class Stripe {

        private final ProfileCounter counter;
        private final long[] latency = new long[Traffic.BOUNDS.length + 1];
        private long answered;
        private long refused;
        private long failed;

        Stripe(ProfileLayout layout) {
            counter = new ProfileCounter(layout);
        }

        Profile profile() {
            return counter.profile(new Traffic(answered, refused, failed, latency));
        }
    }
}
