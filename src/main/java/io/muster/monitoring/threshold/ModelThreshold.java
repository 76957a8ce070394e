package io.muster.monitoring.threshold;

import io.muster.monitoring.monitor.MonitorRule.Basis;
import io.muster.monitoring.monitor.MonitorRule.Compared;
import io.muster.monitoring.monitor.MonitorRule.Limits;
import io.muster.shared.Actor;
import io.muster.shared.ModelId;
import java.time.Instant;

/**
 * Thresholds of a model for one statistic that hold beside those of the policy: of each two the stricter one counts.
 *
 * @param basis what they are measured from, as in the rule of the policy when they were set
 * @param reason why they were set
 */
public record ModelThreshold(
        String id,
        ModelId model,
        String statistic,
        Compared compared,
        Basis basis,
        Limits limits,
        String reason,
        Actor by,
        Instant at) {}
