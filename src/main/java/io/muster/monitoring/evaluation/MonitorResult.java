package io.muster.monitoring.evaluation;

import io.muster.monitoring.incident.Cause;
import io.muster.monitoring.monitor.MonitorRule.Compared;
import io.muster.monitoring.monitor.MonitorStatus;
import io.muster.monitoring.monitor.Observation.Level;
import io.muster.monitoring.monitor.Thresholds.Band;
import org.jspecify.annotations.Nullable;

/**
 * What one monitor saw in one window, as it is kept and shown.
 *
 * @param subject a column, a category, a group, a horizon; empty for the whole model
 * @param value or null if there is none
 * @param rows that the value rests on
 * @param standardError or null
 * @param withoutDrift what drift exceeds by chance in one of twenty windows of this size, or null
 * @param excess how often the breach threshold the value is bad, or null
 * @param reference the 95 % interval of the value of the reference, where thresholds are measured from that; or null
 * @param warning values between which nothing is reported, or null if there are no thresholds
 * @param breach values between which there is no breach, or null if the statistic only warns
 * @param reason why the level is not simply that of the value, or null
 * @param status of the monitor after the window
 */
public record MonitorResult(
        String statistic,
        Compared compared,
        String subject,
        Cause cause,
        @Nullable Double value,
        long rows,
        @Nullable Double standardError,
        @Nullable Double withoutDrift,
        @Nullable Double excess,
        @Nullable Band reference,
        @Nullable Band warning,
        @Nullable Band breach,
        Level level,
        @Nullable String reason,
        MonitorStatus status,
        MonitorStatus.Change change) {

    public MonitorKey key() {
        return new MonitorKey(statistic, compared, subject);
    }
}
