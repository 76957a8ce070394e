package io.muster.monitoring.incident;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A monitor in breach.
 *
 * @param statistic id of the statistic
 * @param compared the word of what the window is compared with
 * @param subject a column, a category, a group, a horizon; empty for the whole model
 * @param value in the last window, or null if that had none
 * @param excess how often the breach threshold the value is bad, or null
 * @param returned whether it was in breach shortly before as well
 */
public record Alarm(
        Cause cause,
        String statistic,
        String compared,
        String subject,
        @Nullable Double value,
        @Nullable Double excess,
        boolean returned) {

    /** Worst first. */
    static final Comparator<Alarm> WORST_FIRST = Comparator.comparing(
                    (Alarm alarm) -> alarm.excess() == null ? 0 : alarm.excess(), Comparator.reverseOrder())
            .thenComparing(Alarm::statistic)
            .thenComparing(Alarm::subject);

    boolean isAsBadAs(double excess) {
        return this.excess != null && this.excess >= excess;
    }
}
