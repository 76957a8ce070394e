package io.muster.monitoring.observation;

import io.muster.datasets.columns.ColumnBatch;
import io.muster.deployment.PredictionObserver.Failure;
import io.muster.monitoring.profile.Profile;
import io.muster.monitoring.profile.StreamingProfile;
import io.muster.monitoring.record.KeptReference;
import io.muster.monitoring.record.ProfileKey;
import io.muster.monitoring.record.ProfileSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts in the bins of one reference, by hour and segment. An hour without counts is forgotten only when it has had none
 * for as long as no thread can take to count a request.
 */
final class ReferenceCounts {

    private static final Duration LONGEST_COUNTING = Duration.ofMinutes(10);

    private final KeptReference reference;
    private final ProfileSource source;
    private final int mostSegments;
    private final Set<String> segments = ConcurrentHashMap.newKeySet();
    private final ConcurrentMap<ProfileKey, Counting> counts = new ConcurrentHashMap<>();
    private final Segments splitting;

    ReferenceCounts(KeptReference reference, ProfileSource source, int mostSegments) {
        this.reference = reference;
        this.source = source;
        this.mostSegments = mostSegments;
        this.splitting = new Segments(reference.segments());
    }

    /** A profile and where it is to be added. */
    record Counted(ProfileKey key, Profile profile) {}

    private static final class Counting {

        private final StreamingProfile profile;
        private volatile @Nullable Instant idleSince;

        Counting(StreamingProfile profile) {
            this.profile = profile;
        }
    }

    KeptReference reference() {
        return reference;
    }

    /** @return how many rows are in no segment, because there are too many of them */
    int answered(Instant hour, ColumnBatch inputs, ColumnBatch outputs, long nanoseconds) {
        var columns = reference.columns().counted(inputs, outputs);
        of("", hour).answered(columns, nanoseconds);
        if (reference.segments().isEmpty()) {
            return 0;
        }
        var left = 0;
        for (var part : splitting.split(columns)) {
            if (isCounted(part.segment())) {
                of(part.segment(), hour).answered(part.rows(), nanoseconds);
            } else {
                left += part.rows().rows();
            }
        }
        return left;
    }

    private boolean isCounted(String segment) {
        return segments.contains(segment) || segments.size() < mostSegments && segments.add(segment);
    }

    void failed(Instant hour, Failure failure) {
        var counted = of("", hour);
        if (failure == Failure.INVALID) {
            counted.refused();
        } else {
            counted.failed();
        }
    }

    private StreamingProfile of(String segment, Instant hour) {
        var key = new ProfileKey(reference.version(), source, segment, hour);
        var known = counts.get(key);
        return (known == null ? counts.computeIfAbsent(key, fresh -> begin()) : known).profile;
    }

    private Counting begin() {
        return new Counting(new StreamingProfile(reference.reference().layout()));
    }

    /** What was counted since the last draining. */
    List<Counted> drain(Instant now) {
        var none = Profile.none(
                reference.reference().layout(), reference.reference().profile().layout());
        var drained = new ArrayList<Counted>();
        counts.forEach((key, counting) -> {
            var profile = counting.profile.drain();
            if (!profile.equals(none)) {
                counting.idleSince = null;
                drained.add(new Counted(key, profile));
            } else if (counting.idleSince == null) {
                counting.idleSince = now;
            }
        });
        counts.values().removeIf(counting -> isIdle(counting, now));
        return drained;
    }

    private static boolean isIdle(Counting counting, Instant now) {
        var since = counting.idleSince;
        return since != null && since.plus(LONGEST_COUNTING).isBefore(now);
    }

    /** Whether nothing was counted for so long that it can be forgotten. */
    boolean isIdle(Instant now) {
        return counts.values().stream().allMatch(counting -> isIdle(counting, now));
    }
}
