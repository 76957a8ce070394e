package io.muster.inventory.versions;

import io.muster.inventory.entry.InvalidEntry;
import io.muster.inventory.entry.Limits;
import io.muster.shared.DatasetId;
import org.jspecify.annotations.Nullable;

/**
 * What makes a predicted quantity a forecast: it is judged by horizon, and compared with the naive forecast.
 *
 * @param horizon input that says how many steps ahead the forecast is, 1 or more
 * @param naive column with the naive forecast of the same row: the value one season before
 * @param history the training data; the error of the naive forecast there is the unit of the MASE
 * @param lower output with the lower end of the prediction interval, or null if there are no intervals
 * @param upper output with its upper end, or null likewise
 */
public record ForecastPlan(
        String horizon,
        String naive,
        DatasetId history,
        @Nullable String lower,
        @Nullable String upper) {

    /** The longest horizon, so that what is kept for each horizon stays small. */
    public static final int MOST_HORIZONS = 1_000;

    public ForecastPlan {
        horizon = Limits.spelled("horizon", horizon);
        naive = Limits.spelled("naive", naive);
        Limits.present("history", history);
        lower = lower == null ? null : Limits.spelled("lower", lower);
        upper = upper == null ? null : Limits.spelled("upper", upper);
        if ((lower == null) != (upper == null)) {
            throw new InvalidEntry("'lower' is '%s' and 'upper' is '%s': expected both ends of the interval, or neither"
                    .formatted(lower, upper));
        }
    }

    /** Whether it is a whole number of steps. */
    public static boolean isHorizon(double value) {
        return value >= 1 && value <= MOST_HORIZONS && value == Math.rint(value);
    }
}
