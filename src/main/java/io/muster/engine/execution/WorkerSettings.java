package io.muster.engine.execution;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of this node's worker for long steps.
 *
 * @param enabled whether this node runs them at all; other nodes may
 * @param threads how many run concurrently
 * @param lock how long a step stays locked without renewal; after that another node takes it
 * @param poll how often to poll for unannounced work
 * @param retries how long to wait before each retry; an incident follows the last
 */
@Validated
@ConfigurationProperties("muster.lifecycle.worker")
record WorkerSettings(
        boolean enabled,
        @Min(1) @Max(64) int threads,
        @NotNull Duration lock,
        @NotNull Duration poll,
        @NotNull List<Duration> retries) {}
