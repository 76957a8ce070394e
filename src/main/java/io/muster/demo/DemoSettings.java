package io.muster.demo;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Profile;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the demo.
 *
 * @param vendorPort port of the demo's vendor, on this machine only
 * @param months how many simulated months the demo lives through at its first start; 0 for none
 */
@Validated
@Profile("demo")
@ConfigurationProperties("muster.demo")
record DemoSettings(
        @Min(1) @Max(65535) int vendorPort, @Min(0) @Max(12) int months) {

    /** In the first month nothing changes, in the second something does, and its outcomes come in the third. */
    private static final int FEWEST = 3;

    @AssertTrue(message = "expected 0 or at least 3 months")
    public boolean isLongEnough() {
        return months == 0 || months >= FEWEST;
    }
}
