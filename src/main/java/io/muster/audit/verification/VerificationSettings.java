package io.muster.audit.verification;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the verification by which the server checks its own audit trail.
 *
 * @param verifyEvery how often some node continues the verification of everything
 * @param verifySlice how long each such slice takes
 * @param verifyAtStart how long a start may take to verify entries newer than the last checkpoint
 */
@Validated
@ConfigurationProperties("muster.audit")
record VerificationSettings(
        @NotNull Duration verifyEvery,
        @NotNull Duration verifySlice,
        @NotNull Duration verifyAtStart) {

    VerificationSettings {
        if (verifyEvery != null && verifyEvery.toMillis() < 1) {
            throw new IllegalArgumentException("muster.audit.verify-every must be positive, not " + verifyEvery);
        }
    }
}
