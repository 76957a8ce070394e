package io.muster.monitoring.record;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of profiles.
 *
 * @param keepEvery how often a node writes what it counted to the database
 * @param late how long after its event a prediction is still counted
 * @param ahead how far in the future an event may be, because clocks differ
 * @param segments attributes by which predictions are also counted separately
 * @param mostSegments most values of all attributes of a version that have profiles of their own
 * @param mostSources most senders, datasets and tables from which a version has profiles
 * @param rollUpEvery how often hours become days and days become months
 * @param hours how long hours are kept
 * @param days how long days are kept
 * @param months how long months are kept
 */
@Validated
@ConfigurationProperties("muster.monitoring.profiles")
public record ProfileSettings(
        @NotNull Duration keepEvery,
        @NotNull Duration late,
        @NotNull Duration ahead,
        @NotNull List<String> segments,
        @Min(1) @Max(10_000) int mostSegments,
        @Min(1) @Max(10_000) int mostSources,
        @NotNull Duration rollUpEvery,
        @NotNull Duration hours,
        @NotNull Duration days,
        @NotNull Duration months) {

    /** Otherwise late predictions would begin hours that are rolled up again at once. */
    @AssertTrue(message = "expected late < hours < days < months")
    public boolean isInOrder() {
        return late.compareTo(hours) < 0 && hours.compareTo(days) < 0 && days.compareTo(months) < 0;
    }
}
