package io.muster.monitoring.observation;

import io.muster.monitoring.profile.Profile;
import io.muster.monitoring.record.NodeCounts;
import io.muster.monitoring.record.NodeCounts.Missing;
import io.muster.monitoring.record.NodeCounts.Part;
import io.muster.monitoring.record.ProfileKey;
import io.muster.monitoring.record.Span;
import io.muster.shared.RepeatedTasks;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The keeping of what this node has counted: moves it from memory into the database, part by part. What cannot be written
 * stays in memory and is written next time, under the same number.
 */
@Component
class CountKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(CountKeeper.class);

    /** Profiles of a part, so that no transaction holds many rows. */
    private static final int PROFILES_OF_A_PART = 50;

    /** Predictions of a part for the log; a request with more rows stays in one part. */
    private static final int PREDICTIONS_OF_A_PART = 1_000;

    private final ObservedDeployments deployments;
    private final PredictionBuffer log;
    private final NodeCounts nodes;
    private final Clock clock;
    private final String node;
    private final Deque<Part> waiting = new ArrayDeque<>();
    private long parts;
    private @Nullable String start;

    CountKeeper(ObservedDeployments deployments, PredictionBuffer log, NodeCounts nodes, Clock clock) {
        this.deployments = deployments;
        this.log = log;
        this.nodes = nodes;
        this.clock = clock;
        this.node = NodeName.ofThisProcess();
    }

    /** Reads what is to be counted, and keeps what was. One at a time. */
    synchronized void round() {
        RepeatedTasks.attempt("Deployments and references could not be read", deployments::refresh);
        keep();
    }

    /** Keeps everything that was counted until now. */
    synchronized void keep() {
        if (start == null) {
            start = nodes.start(node);
        }
        var until = clock.instant();
        // What waits is written first; until it is, counts are added up where they are counted, so that memory is
        // bounded.
        write();
        drain();
        write();
        writeLog();
        var noticed = nodes.keptUntil(start, until);
        if (noticed > 0) {
            LOG.warn("{} nodes ended without keeping their last counts of predictions; the gap is recorded", noticed);
        }
    }

    private void write() {
        while (!waiting.isEmpty()) {
            nodes.keep(start, waiting.peekFirst());
            waiting.removeFirst();
        }
    }

    /**
     * Part by part, so that what the database does not take stays in the bounded buffer; only what waits now, so that a
     * node that is asked without end still says until when it has kept its counts.
     */
    private void writeLog() {
        var left = log.requests();
        while (left > 0) {
            var some = log.drain(PREDICTIONS_OF_A_PART, left);
            left = some.requests() == 0 ? 0 : left - some.requests();
            waiting.addLast(new Part(++parts, Map.of(), Map.of(), some.predictions()));
            write();
        }
    }

    /** Keeps everything and says that nothing more will come. */
    synchronized void stop() {
        keep();
        if (start != null) {
            nodes.stop(start);
            start = null;
            parts = 0;
        }
    }

    private void drain() {
        var profiles = new HashMap<ProfileKey, Profile>();
        var uncounted = new HashMap<Missing, Long>();
        var hour = Span.HOUR.start(clock.instant());
        for (var counts : deployments.all()) {
            var drained = counts.drain();
            drained.uncounted()
                    .forEach((reason, rows) ->
                            uncounted.merge(new Missing(drained.version(), reason, hour), rows, Long::sum));
            for (var counted : drained.profiles()) {
                if (profiles.containsKey(counted.key()) || profiles.size() >= PROFILES_OF_A_PART) {
                    append(profiles, uncounted);
                }
                profiles.put(counted.key(), counted.profile());
            }
        }
        append(profiles, uncounted);
    }

    private void append(Map<ProfileKey, Profile> profiles, Map<Missing, Long> uncounted) {
        if (profiles.isEmpty() && uncounted.isEmpty()) {
            return;
        }
        waiting.addLast(new Part(++parts, Map.copyOf(profiles), Map.copyOf(uncounted), List.of()));
        profiles.clear();
        uncounted.clear();
    }
}
