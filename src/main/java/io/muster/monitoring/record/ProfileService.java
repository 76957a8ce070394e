package io.muster.monitoring.record;

import io.muster.evidence.lock.VersionLock;
import io.muster.monitoring.profile.Profile;
import io.muster.shared.Digest;
import io.muster.shared.Refusal;
import io.muster.shared.VersionId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What models were asked and answered, by the hour in which it happened. Time is that of the predictions, not of their
 * arrival; windows begin with their first instant and end before their last.
 */
@Service
public class ProfileService {

    private final SeriesRepository series;
    private final ProfileRepository profiles;
    private final WindowRepository windows;
    private final UncountedRepository uncounted;
    private final NodeRepository nodes;
    private final ReferenceService references;
    private final VersionLock lock;
    private final ProfileSettings settings;

    ProfileService(
            SeriesRepository series,
            ProfileRepository profiles,
            WindowRepository windows,
            UncountedRepository uncounted,
            NodeRepository nodes,
            ReferenceService references,
            VersionLock lock,
            ProfileSettings settings) {
        this.series = series;
        this.profiles = profiles;
        this.windows = windows;
        this.uncounted = uncounted;
        this.nodes = nodes;
        this.references = references;
        this.lock = lock;
        this.settings = settings;
    }

    /** Adds to what is kept; adding twice counts twice. */
    @Transactional
    public void add(ProfileKey key, Profile profile) {
        profiles.add(
                series.of(key.version(), profile.layout(), key.source(), key.segment()),
                Span.HOUR,
                key.hour(),
                profile);
    }

    /**
     * As above, for a profile that was counted elsewhere: together, senders may begin only so many sources and segments.
     *
     * @throws Refusal {@code INVALID_PROFILE} if there are too many sources or segments already
     */
    @Transactional
    public void addPosted(ProfileKey key, Profile profile) {
        lock.take(key.version());
        requireSource(key);
        if (!key.segment().isEmpty()) {
            requireRoom(key, profile.layout());
        }
        add(key, profile);
    }

    private void requireSource(ProfileKey key) {
        var posted = windows.sources(key.version()).stream()
                .filter(ProfileSource::isPosted)
                .toList();
        if (posted.size() >= settings.mostSources()
                && !posted.contains(key.source().toString())) {
            throw MonitoringProblem.INVALID_PROFILE.refusal(
                    "The profile cannot be counted: '%s' would be one more than the %d sources from which %s may have profiles"
                            + " (muster.monitoring.profiles.most-sources); post under a source that is known",
                    key.source(), settings.mostSources(), key.version());
        }
    }

    private void requireRoom(ProfileKey key, Digest layout) {
        var segments = series.segments(key.version(), layout);
        if (segments.size() >= settings.mostSegments() && !segments.contains(key.segment())) {
            throw MonitoringProblem.INVALID_PROFILE.refusal(
                    "The profile cannot be counted: segment '%s' of %s would be one more than the %d that may have profiles"
                            + " of their own (muster.monitoring.profiles.most-segments); post these rows without a segment only",
                    key.segment(), key.version(), settings.mostSegments());
        }
    }

    /**
     * All rows of all sources, in the bins of the reference in force.
     *
     * @return an empty profile if nothing came
     * @throws Refusal {@code NO_REFERENCE} if the version has none
     * @throws Refusal {@code PROFILES_ROLLED_UP} if the window begins or ends within a day or month that is one profile
     */
    @Transactional(readOnly = true)
    public Profile window(VersionId version, Instant from, Instant to) {
        return window(new ProfileSelection(version, null, from, to));
    }

    /** As above, for the rows of one source, if one is selected. */
    @Transactional(readOnly = true)
    public Profile window(ProfileSelection selection) {
        var source = selection.source();
        var found = source == null
                ? Optional.ofNullable(windows(List.of(selection.version()), selection.from(), selection.to())
                        .get(selection.version()))
                : windows.ofSource(selection, source);
        return found.orElseGet(() -> Profile.none(
                references.required(selection.version()).reference().layout()));
    }

    /**
     * The windows of many versions by one statement; those without a reference are left out.
     *
     * @param versions at most a thousand
     * @throws Refusal as {@link #window(VersionId, Instant, Instant)}
     */
    @Transactional(readOnly = true)
    public Map<VersionId, Profile> windows(Collection<VersionId> versions, Instant from, Instant to) {
        return versions.isEmpty() ? Map.of() : windows.all(versions, from, to);
    }

    /** The rows of a window by the value of an attribute; empty if the reference does not name it as a segment. */
    @Transactional(readOnly = true)
    public SortedMap<String, Profile> segments(VersionId version, String attribute, Instant from, Instant to) {
        return windows.segments(version, attribute, from, to);
    }

    /** The reference in force. */
    public Optional<KeptReference> reference(VersionId version) {
        return references.reference(version);
    }

    /** The references in force of many versions, at most a thousand, by one statement. */
    public Map<VersionId, KeptReference> references(Collection<VersionId> versions) {
        return references.references(versions);
    }

    /** The parts of a reference, in the order of the data; none if it is not divided. */
    public List<Profile> chunks(KeptReference reference) {
        return references.chunks(reference);
    }

    /** Versions with a reference or profiles, by model and number. */
    @Transactional(readOnly = true)
    public List<VersionId> profiled(@Nullable VersionId after, int limit) {
        return series.profiled(after, limit);
    }

    /** When the last hour with predictions began. */
    @Transactional(readOnly = true)
    public Optional<Instant> lastHour(VersionId version) {
        return windows.lastHour(version);
    }

    /** The sources whose predictions were ever counted, as {@link ProfileSource#toString} writes them. */
    @Transactional(readOnly = true)
    public List<String> sources(VersionId version) {
        return windows.sources(version);
    }

    /** Times of which the last counts of a node are missing, because it crashed. */
    @Transactional(readOnly = true)
    public List<Gap> gaps(Instant from, Instant to) {
        return nodes.gaps(from, to);
    }

    /** Predictions that are in no profile, by the hour in which they came. */
    @Transactional(readOnly = true)
    public List<Uncounted> uncounted(VersionId version, Instant from, Instant to) {
        return uncounted.of(version, from, to);
    }
}
