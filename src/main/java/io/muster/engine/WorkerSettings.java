package io.muster.engine;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How this node carries out long steps.
 *
 * @param enabled whether it does at all; other nodes may
 * @param threads how many at once
 * @param lock how long a step stays locked when its worker is silent; after that another node takes it
 * @param poll how often to look for work that nobody announced
 * @param retries how long to wait before each further try; an incident follows the last
 */
@Validated
@ConfigurationProperties("muster.lifecycle.worker")
public record WorkerSettings(
        boolean enabled,
        @Min(1) @Max(64) int threads,
        @NotNull Duration lock,
        @NotNull Duration poll,
        @NotNull List<Duration> retries) {}
