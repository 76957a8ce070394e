package io.muster.monitoring.evaluation;

import java.time.Instant;

/**
 * How much of a window's outcomes is known. Its performance counts when enough of them are, or when no more are waited for.
 *
 * @param known predictions whose outcome is known
 * @param rows predictions
 * @param share of the predictions whose outcome is known; 0 without any prediction
 * @param requiredShare from which on performance counts
 * @param waitsUntil after this time it counts whatever is known
 * @param waited whether that time has passed
 */
record OutcomeCoverage(long known, long rows, double share, double requiredShare, Instant waitsUntil, boolean waited) {

    static OutcomeCoverage of(long known, long rows, double requiredShare, Instant waitsUntil, Instant now) {
        var share = rows == 0 ? 0 : Math.min(1, (double) known / rows);
        return new OutcomeCoverage(known, rows, share, requiredShare, waitsUntil, !now.isBefore(waitsUntil));
    }

    boolean isMature() {
        return waited || rows > 0 && share >= requiredShare;
    }
}
