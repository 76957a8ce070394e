package io.muster.verification.model;

import java.time.Duration;

/**
 * The limits at which a proof gives up. Giving up counts as a refusal.
 *
 * @param states the greatest number of states of one process in one tier
 * @param time the greatest time for all processes of a deployment in all tiers together
 */
public record ProofLimits(int states, Duration time) {

    /** The limits for the command line. */
    public static final ProofLimits DEFAULT = new ProofLimits(2_000_000, Duration.ofMinutes(2));

    public ProofLimits {
        if (states < 1 || time.isNegative()) {
            throw new IllegalArgumentException("a proof cannot be limited to %d states and %s".formatted(states, time));
        }
    }
}
