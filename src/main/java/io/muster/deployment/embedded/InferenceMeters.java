package io.muster.deployment.embedded;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.muster.shared.ServerMetric;
import io.muster.shared.VersionId;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The metrics of one served version. */
public final class InferenceMeters {

    /** The outcome of a request. */
    public enum Outcome {
        ANSWERED,
        /** The request was wrong. */
        INVALID,
        /** The model or its runtime failed. */
        FAILED
    }

    private static final Duration[] BUCKETS = Stream.of(1, 2, 5, 10, 25, 50, 100, 250, 1000, 5000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final Map<Outcome, Counter> requests = new EnumMap<>(Outcome.class);
    private final Timer duration;
    private final Counter rows;

    InferenceMeters(MeterRegistry registry, VersionId version) {
        var tags = Tags.of("model", version.model().name(), "version", Integer.toString(version.number()));
        for (var outcome : Outcome.values()) {
            var word = outcome.name().toLowerCase(Locale.ROOT);
            requests.put(outcome, registry.counter(ServerMetric.INFERENCE_REQUESTS.id(), tags.and("outcome", word)));
        }
        duration = Timer.builder(ServerMetric.INFERENCE_DURATION.id())
                .tags(tags)
                .description(ServerMetric.INFERENCE_DURATION.definition())
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
        rows = registry.counter(ServerMetric.INFERENCE_ROWS.id(), tags);
    }

    public void count(Outcome outcome, int scoredRows, long nanoseconds) {
        requests.get(outcome).increment();
        duration.record(nanoseconds, TimeUnit.NANOSECONDS);
        if (scoredRows > 0) {
            rows.increment(scoredRows);
        }
    }
}
