package io.muster.monitoring.profile;

import io.muster.statistics.ErrorMoments;
import java.util.Objects;

/**
 * Errors of a predicted quantity whose outcome is known.
 *
 * @param intervals predictions that came with an interval
 * @param covered those whose outcome was in it, ends included
 */
public record QuantityErrors(ErrorMoments moments, long intervals, long covered) {

    public QuantityErrors {
        Objects.requireNonNull(moments, "moments");
        if (covered < 0 || covered > intervals) {
            throw new IllegalArgumentException(
                    "%d of %d intervals cover the outcome: expected at most all".formatted(covered, intervals));
        }
    }

    QuantityErrors plus(QuantityErrors other) {
        return new QuantityErrors(
                moments.plus(other.moments),
                Math.addExact(intervals, other.intervals),
                Math.addExact(covered, other.covered));
    }
}
