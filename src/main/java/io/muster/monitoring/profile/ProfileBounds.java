package io.muster.monitoring.profile;

import io.muster.datasets.counts.ColumnCounts;
import io.muster.datasets.counts.ScoreCounts;

/**
 * The largest counts and sums of a profile from outside. Millions of such profiles add up without an overflow, so that no
 * sender stops the adding for everyone.
 */
final class ProfileBounds {

    static final long MOST = 1_000_000_000_000L;
    static final double FARTHEST = 1e290;

    private ProfileBounds() {}

    /** @throws IllegalArgumentException naming the first number that is too large */
    static void require(Profile profile) {
        var traffic = profile.traffic();
        requireCounts("traffic", traffic.answered(), traffic.refused(), traffic.failed());
        requireCounts("latency", traffic.latency());
        var columns = profile.columns();
        requireCounts("rows", columns.rows(), columns.products().rows());
        columns.columns().forEach(ProfileBounds::require);
        requireSums("products", columns.products().sums());
        requireSums("products", columns.products().products());
        if (profile.score() != null) {
            require(profile.score());
        }
        profile.errors().values().forEach(ProfileBounds::require);
    }

    private static void require(ColumnCounts column) {
        requireCounts("columns", column.bins());
        requireCounts("columns", column.missing(), column.invalid(), column.outOfRange());
        requireSums("columns", column.sum(), column.squares());
        if (column.smallest() != null && column.largest() != null) {
            requireSums("columns", column.smallest(), column.largest());
        }
    }

    private static void require(ScoreCounts score) {
        require(score.all());
        require(score.negatives());
        require(score.positives());
        requireCounts("score", score.missing(), score.invalid(), score.outOfRange());
        var losses = score.losses();
        requireSums("score", losses.brier(), losses.brierSquares(), losses.log(), losses.logSquares());
    }

    private static void require(ScoreCounts.Histogram histogram) {
        requireCounts("score", histogram.rows());
        requireSums("score", histogram.sums());
    }

    private static void require(QuantityErrors errors) {
        requireCounts("errors", errors.moments().rows(), errors.intervals(), errors.covered());
        requireSums("errors", ProfileFormat.sums(errors.moments()));
    }

    private static void requireCounts(String part, long... counts) {
        for (var count : counts) {
            if (count > MOST) {
                throw new IllegalArgumentException(
                        "A count of '%s' is %d: expected at most %d; post larger profiles in parts"
                                .formatted(part, count, MOST));
            }
        }
    }

    private static void requireSums(String part, double... sums) {
        for (var sum : sums) {
            if (!(Math.abs(sum) <= FARTHEST)) {
                throw new IllegalArgumentException(
                        "A number of '%s' is %s: expected one from -%s to %s".formatted(part, sum, FARTHEST, FARTHEST));
            }
        }
    }
}
