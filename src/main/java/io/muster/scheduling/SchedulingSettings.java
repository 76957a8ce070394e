package io.muster.scheduling;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of how this node finds due schedules.
 *
 * @param automatic whether this node fires due schedules by itself
 * @param lookEvery how often some node of the cluster checks; a schedule fires at most this much late
 */
@Validated
@ConfigurationProperties("muster.scheduling")
public record SchedulingSettings(boolean automatic, @NotNull Duration lookEvery) {

    public SchedulingSettings {
        if (lookEvery.toMillis() < 1) {
            throw new IllegalArgumentException("muster.scheduling.look-every must be positive, not " + lookEvery);
        }
    }
}
