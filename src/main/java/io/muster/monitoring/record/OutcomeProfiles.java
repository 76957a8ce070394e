package io.muster.monitoring.record;

import io.muster.monitoring.profile.Profile;
import io.muster.shared.Digest;
import io.muster.shared.VersionId;
import io.muster.shared.events.EventPublisher;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The profiles of outcomes that became known after their predictions were counted. They are counted again from all outcomes
 * of their time, instead of being added to, so that a correction needs no subtraction and a repetition changes nothing.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class OutcomeProfiles {

    /** Hours this much younger than those that become days are kept as days, so that both never happen at once. */
    private static final Duration MARGIN = Duration.ofDays(1);

    private final SeriesRepository series;
    private final ProfileRepository profiles;
    private final ProfileSettings settings;
    private final EventPublisher events;

    OutcomeProfiles(
            SeriesRepository series, ProfileRepository profiles, ProfileSettings settings, EventPublisher events) {
        this.series = series;
        this.profiles = profiles;
        this.settings = settings;
        this.events = events;
    }

    /** The time whose outcomes are one profile: an hour, or a day where hours became days. */
    public record Period(Span span, Instant start, Instant end) {}

    /** The period that the outcomes of an hour belong to. */
    public Period period(Instant hour) {
        var oldest = Span.DAY.start(events.now().minus(settings.hours()).plus(MARGIN));
        var span = hour.isBefore(oldest) ? Span.DAY : Span.HOUR;
        return new Period(span, span.start(hour), span.end(hour));
    }

    /**
     * Replaces the outcomes of a period. Hold the lock of the version.
     *
     * @param bySegment what is to be kept; the empty segment for all rows
     */
    public void replace(VersionId version, Digest layout, Period period, Map<String, Profile> bySegment) {
        var source = ProfileSource.outcomes();
        series.ofSource(version, layout, source).forEach(id -> profiles.deleteWithin(id, period.start(), period.end()));
        bySegment.forEach((segment, profile) ->
                profiles.replace(series.of(version, layout, source, segment), period.span(), period.start(), profile));
    }
}
