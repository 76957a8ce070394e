package io.muster.monitoring.record;

import io.muster.monitoring.predictionlog.LoggedPrediction;
import io.muster.monitoring.predictionlog.PredictionLog;
import io.muster.monitoring.profile.Profile;
import io.muster.monitoring.record.Uncounted.Reason;
import io.muster.shared.SortableIds;
import io.muster.shared.VersionId;
import io.muster.shared.events.EventPublisher;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What nodes count, in numbered parts. A part is kept exactly once, even if its commit was not acknowledged and the node
 * sends it again; and a node that no longer keeps its counts, because it crashed, is noticed.
 */
@Service
public class NodeCounts {

    /** A node that kept nothing for so many intervals is missed. */
    private static final int MISSED_INTERVALS = 6;

    /** So that a short interval does not make a slow node a missed one. */
    private static final Duration LEAST_PATIENCE = Duration.ofSeconds(30);

    private static final Comparator<Map.Entry<ProfileKey, Profile>> IN_ORDER =
            Comparator.comparing(entry -> entry.getKey().toString());

    private final ProfileService profiles;
    private final UncountedRepository uncounted;
    private final NodeRepository nodes;
    private final PredictionLog log;
    private final SortableIds ids;
    private final EventPublisher events;
    private final ProfileSettings settings;

    NodeCounts(
            ProfileService profiles,
            UncountedRepository uncounted,
            NodeRepository nodes,
            PredictionLog log,
            SortableIds ids,
            EventPublisher events,
            ProfileSettings settings) {
        this.profiles = profiles;
        this.uncounted = uncounted;
        this.nodes = nodes;
        this.log = log;
        this.ids = ids;
        this.events = events;
        this.settings = settings;
    }

    /**
     * Something that a node counted.
     *
     * @param number counts from 1 since the node started
     * @param predictions for the prediction log
     */
    public record Part(
            long number,
            Map<ProfileKey, Profile> profiles,
            Map<Missing, Long> uncounted,
            List<LoggedPrediction> predictions) {}

    /**
     * Predictions that are in no profile.
     *
     * @param hour in which they came
     */
    public record Missing(VersionId version, Reason reason, Instant hour) {}

    /**
     * A node has started.
     *
     * @param node its name
     * @return the id of this start
     */
    @Transactional
    public String start(String node) {
        var id = ids.next();
        nodes.start(id, node, events.now());
        return id;
    }

    /** Keeps a part, unless it is kept already. All nodes add in the same order, so none waits for one that waits for it. */
    @Transactional
    public void keep(String start, Part part) {
        if (nodes.lastPart(start) >= part.number()) {
            return;
        }
        nodes.keptPart(start, part.number());
        log.keep(part.predictions());
        part.profiles().entrySet().stream()
                .sorted(IN_ORDER)
                .forEachOrdered(entry -> profiles.add(entry.getKey(), entry.getValue()));
        part.uncounted().entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().toString()))
                .forEachOrdered(entry -> uncounted.add(
                        entry.getKey().version(),
                        entry.getKey().reason(),
                        entry.getKey().hour(),
                        entry.getValue()));
    }

    /**
     * Everything that a node counted until an instant is kept. Also notices other nodes that keep nothing any more.
     *
     * @return how many were noticed now
     */
    @Transactional
    public int keptUntil(String start, Instant until) {
        nodes.kept(start, until);
        return notice();
    }

    /** Notices nodes that keep nothing any more. */
    private int notice() {
        var patience = settings.keepEvery().multipliedBy(MISSED_INTERVALS);
        var now = events.now();
        return nodes.miss(now.minus(patience.compareTo(LEAST_PATIENCE) < 0 ? LEAST_PATIENCE : patience), now);
    }

    /** A node has stopped, and everything that it counted is kept. */
    @Transactional
    public void stop(String start) {
        nodes.stop(start, events.now());
    }
}
