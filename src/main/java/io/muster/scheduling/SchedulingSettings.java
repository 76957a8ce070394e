package io.muster.scheduling;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How this node looks for what is due.
 *
 * @param automatic whether this node fires by itself
 * @param lookEvery how often some node of the cluster looks; a date is met at most this much late
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
