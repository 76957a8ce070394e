package io.muster.deployment.embedded;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.muster.shared.VersionId;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What Prometheus sees of a version: {@code muster_inference_requests_total}, {@code muster_inference_duration_seconds}
 * and {@code muster_inference_rows_total}, with labels model, version and (requests only) outcome.
 */
public final class InferenceMeters {

    /** How a request ended. */
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
            requests.put(outcome, registry.counter("muster.inference.requests", tags.and("outcome", word)));
        }
        duration = Timer.builder("muster.inference.duration")
                .tags(tags)
                .description("Time to read, score and answer an inference request")
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
        rows = registry.counter("muster.inference.rows", tags);
    }

    public void count(Outcome outcome, int scoredRows, long nanoseconds) {
        requests.get(outcome).increment();
        duration.record(nanoseconds, TimeUnit.NANOSECONDS);
        if (scoredRows > 0) {
            rows.increment(scoredRows);
        }
    }
}
