package io.muster.monitoring.outcome;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of outcomes.
 *
 * @param countEvery how often outcomes that came are counted in the profiles of their predictions
 * @param unmatchedAfter an outcome whose prediction is not known after this time is reported as unmatched
 */
@Validated
@ConfigurationProperties("muster.monitoring.outcomes")
record OutcomeSettings(
        @NotNull Duration countEvery, @NotNull Duration unmatchedAfter) {}
