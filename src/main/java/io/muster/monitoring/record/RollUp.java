package io.muster.monitoring.record;

import io.muster.monitoring.profile.Profile;
import io.muster.monitoring.record.RollUpRepository.Old;
import io.muster.scheduling.ClusterTask;
import io.muster.shared.events.EventPublisher;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The ageing of profiles: hours become days, days become months, and months end. A day is exactly the sum of its hours; it
 * takes a transaction for each series and day, so that no one waits long.
 */
@Component
class RollUp implements ClusterTask {

    private static final Logger LOG = LoggerFactory.getLogger(RollUp.class);
    private static final int AT_ONCE = 5_000;

    private final RollUpRepository rows;
    private final ProfileRepository profiles;
    private final LayoutRepository layouts;
    private final UncountedRepository uncounted;
    private final NodeRepository nodes;
    private final TransactionTemplate transaction;
    private final EventPublisher events;
    private final ProfileSettings settings;

    RollUp(
            RollUpRepository rows,
            ProfileRepository profiles,
            LayoutRepository layouts,
            UncountedRepository uncounted,
            NodeRepository nodes,
            TransactionTemplate transaction,
            EventPublisher events,
            ProfileSettings settings) {
        this.rows = rows;
        this.profiles = profiles;
        this.layouts = layouts;
        this.uncounted = uncounted;
        this.nodes = nodes;
        this.transaction = transaction;
        this.events = events;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "profiles-roll-up";
    }

    @Override
    public Duration every() {
        return settings.rollUpEvery();
    }

    @Override
    public void run() {
        var now = events.now();
        merge(Span.HOUR, Span.DAY, Span.DAY.start(now.minus(settings.hours())));
        merge(Span.DAY, Span.MONTH, Span.MONTH.start(now.minus(settings.days())));
        var oldest = Span.MONTH.start(now.minus(settings.months()));
        transaction.executeWithoutResult(status -> {
            rows.deleteMonthsBefore(oldest);
            uncounted.deleteBefore(oldest);
            nodes.deleteBefore(oldest);
        });
    }

    private void merge(Span from, Span to, Instant before) {
        var found = rows.endedBefore(from, before, null, AT_ONCE);
        while (!found.isEmpty()) {
            bySum(found, to).forEach(parts -> mergeAlone(from, to, parts));
            found = rows.endedBefore(from, before, found.get(found.size() - 1), AT_ONCE);
        }
    }

    /** What cannot be added stays as it is, and does not stop the ageing of other series. */
    private void mergeAlone(Span from, Span to, List<Old> parts) {
        try {
            transaction.executeWithoutResult(status -> merge(from, to, parts));
        } catch (IllegalArgumentException | ArithmeticException e) {
            var first = parts.get(0);
            LOG.error(
                    "The profiles of series {} from {} on stay profiles of span {}, because they do not add up to one of span"
                            + " {}: look up the series in the table monitoring_series",
                    first.series(),
                    first.start(),
                    from,
                    to,
                    e);
        }
    }

    /** Those that become one row together, each in order of time. */
    private static Collection<List<Old>> bySum(List<Old> found, Span to) {
        return found.stream()
                .collect(Collectors.groupingBy(
                        old -> old.series() + to.start(old.start()), TreeMap::new, Collectors.toList()))
                .values();
    }

    private void merge(Span from, Span to, List<Old> parts) {
        var series = parts.get(0).series();
        var start = to.start(parts.get(0).start());
        var layout = layouts.get(parts.get(0).layout());
        var sum = Profile.none(layout, parts.get(0).layout());
        for (var part : parts) {
            var content = rows.take(series, from, part.start());
            if (content.isPresent()) {
                sum = sum.plus(ProfileRepository.read(content.get(), layout, part.layout()));
            }
        }
        profiles.add(series, to, start, sum);
    }
}
