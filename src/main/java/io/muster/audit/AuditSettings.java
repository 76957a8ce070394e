package io.muster.audit;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How what happened is sealed.
 *
 * @param checkpointEvery how often some node signs the heads of all chains; entries younger than that are only chained
 * @param verifyEvery how often some node goes on with verifying everything
 * @param verifySlice how long it then does so
 * @param verifyAtStart how long a start may take to verify what is newer than the last checkpoint
 * @param checkpointMemory file in which this node keeps the latest checkpoint it has seen
 */
@Validated
@ConfigurationProperties("muster.audit")
record AuditSettings(
        @NotNull Duration checkpointEvery,
        @NotNull Duration verifyEvery,
        @NotNull Duration verifySlice,
        @NotNull Duration verifyAtStart,
        @NotNull Path checkpointMemory) {

    AuditSettings {
        if (checkpointEvery != null && checkpointEvery.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "muster.audit.checkpoint-every must be positive, not " + checkpointEvery);
        }
        if (verifyEvery != null && verifyEvery.toMillis() < 1) {
            throw new IllegalArgumentException("muster.audit.verify-every must be positive, not " + verifyEvery);
        }
    }
}
