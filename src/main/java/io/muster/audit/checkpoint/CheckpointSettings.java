package io.muster.audit.checkpoint;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the checkpoints that seal the chains.
 *
 * @param checkpointEvery how often some node signs the heads of all chains; entries younger than that are only chained
 * @param checkpointMemory file in which this node keeps the latest checkpoint it has seen
 */
@Validated
@ConfigurationProperties("muster.audit")
public record CheckpointSettings(
        @NotNull Duration checkpointEvery, @NotNull Path checkpointMemory) {

    public CheckpointSettings {
        if (checkpointEvery != null && checkpointEvery.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "muster.audit.checkpoint-every must be positive, not " + checkpointEvery);
        }
    }
}
