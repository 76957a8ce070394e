package io.muster.identity;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of password storage.
 *
 * @param passwordIterations rounds of PBKDF2 for new passwords; old ones keep theirs until they change
 */
@Validated
@ConfigurationProperties("muster.identity")
record IdentitySettings(@Min(1000) @Max(10_000_000) int passwordIterations) {

    /** OWASP Password Storage Cheat Sheet, PBKDF2-HMAC-SHA512. */
    static final int RECOMMENDED_ITERATIONS = 210_000;
}
