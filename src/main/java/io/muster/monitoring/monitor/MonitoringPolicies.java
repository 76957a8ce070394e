package io.muster.monitoring.monitor;

import io.muster.inventory.models.ModelType;
import org.jspecify.annotations.Nullable;

/** The monitoring policies in force. */
public interface MonitoringPolicies {

    /**
     * @param tier null where a version has none, which gets the strictest answer
     * @throws io.muster.shared.Refusal {@code UNUSABLE_MONITORING_POLICY} if the table's answer cannot be used
     */
    MonitoringPolicy of(ModelType type, @Nullable Integer tier);
}
