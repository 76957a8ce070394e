package io.muster.deployment;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of serving on this node.
 *
 * @param environment the environment it serves; the paths of the inference protocol cannot name another
 * @param target name of the target that serves a version whose deployment names none
 * @param targetTimeout how long a call to a target from outside may take
 * @param withdraw how often it looks for deployments that were ended on another node, and stops serving them
 * @param refresh how often it reads the deployments and checks every certificate again
 * @param retry how long it waits before it retries a failed load
 * @param reportUsage how often it adds its counts of calls to the database
 * @param maxRequest largest inference request in bytes
 * @param maxRows maximum number of rows in one inference request
 */
@Validated
@ConfigurationProperties("muster.deployment")
public record DeploymentSettings(
        @NotBlank String environment,
        @NotBlank String target,
        @NotNull Duration targetTimeout,
        @NotNull Duration withdraw,
        @NotNull Duration refresh,
        @NotNull Duration retry,
        @NotNull Duration reportUsage,
        @NotNull DataSize maxRequest,
        @Min(1) int maxRows) {}
