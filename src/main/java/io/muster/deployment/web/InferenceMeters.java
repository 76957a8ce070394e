package io.muster.deployment.web;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.muster.datasets.columns.ColumnBatch;
import io.muster.deployment.PredictionObserver;
import io.muster.shared.ServerMetric;
import io.muster.shared.VersionId;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The metrics of inference requests, by version. Those of a version begin with its first request. */
@Component
class InferenceMeters implements PredictionObserver {

    private static final Duration[] BUCKETS = Stream.of(1, 2, 5, 10, 25, 50, 100, 250, 1000, 5000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final MeterRegistry registry;
    private final ConcurrentMap<VersionId, Meters> meters = new ConcurrentHashMap<>();

    InferenceMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    private record Meters(Counter answered, Counter invalid, Counter failed, Timer duration, Counter rows) {

        static Meters of(VersionId version, MeterRegistry registry) {
            var tags = Tags.of("model", version.model().name(), "version", Integer.toString(version.number()));
            return new Meters(
                    requests(registry, tags.and("outcome", "answered")),
                    requests(registry, tags.and("outcome", word(Failure.INVALID))),
                    requests(registry, tags.and("outcome", word(Failure.FAILED))),
                    Timer.builder(ServerMetric.INFERENCE_DURATION.id())
                            .tags(tags)
                            .description(ServerMetric.INFERENCE_DURATION.definition())
                            .serviceLevelObjectives(BUCKETS)
                            .register(registry),
                    Counter.builder(ServerMetric.INFERENCE_ROWS.id())
                            .description(ServerMetric.INFERENCE_ROWS.definition())
                            .tags(tags)
                            .register(registry));
        }

        private static Counter requests(MeterRegistry registry, Tags tags) {
            return Counter.builder(ServerMetric.INFERENCE_REQUESTS.id())
                    .description(ServerMetric.INFERENCE_REQUESTS.definition())
                    .tags(tags)
                    .register(registry);
        }

        private static String word(Failure failure) {
            return failure.name().toLowerCase(Locale.ROOT);
        }

        Counter requests(Failure failure) {
            return switch (failure) {
                case INVALID -> invalid;
                case FAILED -> failed;
            };
        }
    }

    @Override
    public String name() {
        return "metrics";
    }

    @Override
    public void answered(Request request, ColumnBatch inputs, ColumnBatch outputs) {
        var those = of(request);
        those.answered().increment();
        those.rows().increment(inputs.rows());
        those.duration().record(request.nanoseconds(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void failed(Request request, Failure failure, @Nullable ColumnBatch inputs) {
        var those = of(request);
        those.requests(failure).increment();
        those.duration().record(request.nanoseconds(), TimeUnit.NANOSECONDS);
    }

    private Meters of(Request request) {
        var version = request.deployment().version();
        var known = meters.get(version);
        return known == null ? meters.computeIfAbsent(version, each -> Meters.of(each, registry)) : known;
    }
}
