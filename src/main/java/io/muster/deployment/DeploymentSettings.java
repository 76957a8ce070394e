package io.muster.deployment;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How this node serves.
 *
 * @param environment the one it serves: the paths of the inference protocol have no place to name another
 * @param refresh how often it looks at the deployments and checks every certificate again
 * @param retry how long it waits before it tries again to load what it could not load
 * @param reportUsage how often it adds its counts of calls to the database
 * @param maxRequest largest inference request in bytes
 * @param maxRows most rows in one inference request
 */
@Validated
@ConfigurationProperties("muster.deployment")
public record DeploymentSettings(
        @NotBlank String environment,
        @NotNull Duration refresh,
        @NotNull Duration retry,
        @NotNull Duration reportUsage,
        @NotNull DataSize maxRequest,
        @Min(1) int maxRows) {}
