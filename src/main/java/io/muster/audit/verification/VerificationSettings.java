package io.muster.audit.verification;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How the server verifies its own chains.
 *
 * @param verifyEvery how often some node goes on with verifying everything
 * @param verifySlice how long it then does so
 * @param verifyAtStart how long a start may take to verify what is newer than the last checkpoint
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
