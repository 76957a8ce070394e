package io.muster.monitoring.observation;

import io.muster.datasets.columns.ColumnBatch;
import io.muster.deployment.PredictionObserver.Failure;
import io.muster.deployment.PredictionObserver.Request;
import io.muster.monitoring.record.KeptReference;
import io.muster.monitoring.record.ProfileSettings;
import io.muster.monitoring.record.ProfileSource;
import io.muster.monitoring.record.Span;
import io.muster.monitoring.record.Uncounted.Reason;
import io.muster.shared.VersionId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What this node counts of the predictions of one deployment. Many threads count at once; one drains. */
final class DeploymentCounts {

    private final VersionId version;
    private final ProfileSource source;
    private final ProfileSettings settings;
    private final Clock clock;
    private final PredictionBuffer log;
    private final Map<Reason, LongAdder> uncounted = new EnumMap<>(Reason.class);

    /** Counts in the bins of earlier references, which threads may still have at hand. */
    private final Queue<ReferenceCounts> earlier = new ConcurrentLinkedQueue<>();

    private volatile @Nullable ReferenceCounts current;

    DeploymentCounts(
            VersionId version, ProfileSource source, ProfileSettings settings, PredictionBuffer log, Clock clock) {
        this.version = version;
        this.source = source;
        this.settings = settings;
        this.log = log;
        this.clock = clock;
        for (var reason : Reason.values()) {
            uncounted.put(reason, new LongAdder());
        }
    }

    VersionId version() {
        return version;
    }

    /** The id of the evidence of the reference that is used, or null. */
    @Nullable
    String reference() {
        var used = current;
        return used == null ? null : used.reference().evidence();
    }

    synchronized void use(KeptReference reference) {
        var before = current;
        if (before != null && before.reference().evidence().equals(reference.evidence())) {
            return;
        }
        current = new ReferenceCounts(reference, source, settings.mostSegments());
        if (before != null) {
            earlier.add(before);
        }
    }

    void answered(Request request, ColumnBatch inputs, ColumnBatch outputs) {
        var counting = current;
        log(request, counting, inputs, outputs);
        var reason = counting == null ? Reason.NO_REFERENCE : unacceptable(request);
        if (counting == null || reason != null) {
            uncounted.get(reason).add(inputs.rows());
            return;
        }
        var left = counting.answered(hour(request), inputs, outputs, request.nanoseconds());
        if (left > 0) {
            uncounted.get(Reason.TOO_MANY_SEGMENTS).add(left);
        }
    }

    /** What is not counted because of its time is not logged either. */
    private void log(Request request, @Nullable ReferenceCounts counting, ColumnBatch inputs, ColumnBatch outputs) {
        if (unacceptable(request) == null) {
            var layout = counting == null
                    ? null
                    : counting.reference().reference().profile().layout();
            if (!log.take(version, event(request), layout, request, inputs, outputs)) {
                uncounted.get(Reason.NOT_LOGGED).add(inputs.rows());
            }
        }
    }

    void failed(Request request, Failure failure) {
        var counting = current;
        if (counting != null && unacceptable(request) == null) {
            counting.failed(hour(request), failure);
        }
    }

    private static Instant event(Request request) {
        var said = request.about().eventTime();
        return said == null ? request.at() : said;
    }

    private static Instant hour(Request request) {
        return Span.HOUR.start(event(request));
    }

    /** Why an event's time cannot be counted, or null. The time of arrival always can. */
    private @Nullable Reason unacceptable(Request request) {
        var said = request.about().eventTime();
        if (said == null) {
            return null;
        }
        if (said.isAfter(request.at().plus(settings.ahead()))) {
            return Reason.IN_THE_FUTURE;
        }
        return said.isBefore(request.at().minus(settings.late())) ? Reason.TOO_LATE : null;
    }

    /** Whether nothing was counted for so long that no thread can still be counting. */
    boolean isIdle() {
        var counting = current;
        return (counting == null || counting.isIdle(clock.instant()))
                && earlier.isEmpty()
                && uncounted.values().stream().allMatch(count -> count.sum() == 0);
    }

    /** What was counted since the last draining. */
    Drained drain() {
        var now = clock.instant();
        var all = new ArrayList<>(earlier);
        var counting = current;
        if (counting != null) {
            all.add(counting);
        }
        var profiles = new ArrayList<ReferenceCounts.Counted>();
        all.forEach(each -> profiles.addAll(each.drain(now)));
        earlier.removeIf(each -> each.isIdle(now));
        var left = new EnumMap<Reason, Long>(Reason.class);
        uncounted.forEach((reason, rows) -> {
            var count = rows.sumThenReset();
            if (count > 0) {
                left.put(reason, count);
            }
        });
        return new Drained(version, profiles, left);
    }

    /** What was counted of a version, and how many rows were not. */
    record Drained(VersionId version, List<ReferenceCounts.Counted> profiles, Map<Reason, Long> uncounted) {}
}
