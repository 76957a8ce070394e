package io.muster.deployment.web;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.muster.datasets.columns.ColumnBatch;
import io.muster.deployment.PredictionObserver;
import io.muster.deployment.PredictionObserver.About;
import io.muster.deployment.PredictionObserver.Failure;
import io.muster.deployment.PredictionObserver.Request;
import io.muster.deployment.ServedVersions.Lease;
import io.muster.deployment.web.Inference.Call;
import io.muster.deployment.web.protocol.InferenceRequest;
import io.muster.shared.ServerMetric;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** All observers of predictions, called one after the other; the failure of one reaches neither the caller nor the others. */
@Component
final class PredictionObservers {

    private static final Logger LOG = LoggerFactory.getLogger(PredictionObservers.class);
    private static final Pattern NAME = Pattern.compile("[a-z]+(-[a-z]+)*");

    /** An array, because to iterate over a list allocates. */
    private final Guarded[] observers;

    private final Clock clock;

    /** @throws IllegalStateException if the name of an observer is malformed or given twice */
    PredictionObservers(List<PredictionObserver> observers, MeterRegistry registry, Clock clock) {
        this.observers = observers.stream()
                .map(observer -> new Guarded(observer, failures(observer, registry), new AtomicBoolean()))
                .toArray(Guarded[]::new);
        this.clock = clock;
        if (observers.stream().map(PredictionObserver::name).distinct().count() != observers.size()) {
            throw new IllegalStateException("Two observers of predictions have the same name: "
                    + observers.stream().map(PredictionObserver::name).toList());
        }
    }

    private static Counter failures(PredictionObserver observer, MeterRegistry registry) {
        if (!NAME.matcher(observer.name()).matches()) {
            throw new IllegalStateException(
                    "An observer of predictions is named '%s'; expected lower-case words with hyphens"
                            .formatted(observer.name()));
        }
        return Counter.builder(ServerMetric.INFERENCE_OBSERVER_FAILURES.id())
                .description(ServerMetric.INFERENCE_OBSERVER_FAILURES.definition())
                .tags("observer", observer.name())
                .register(registry);
    }

    void answered(Call call, Lease lease, InferenceRequest asked, ColumnBatch inputs, ColumnBatch outputs) {
        if (observers.length > 0) {
            var request = request(call, lease, asked);
            for (var observer : observers) {
                observer.answered(request, inputs, outputs);
            }
        }
    }

    /** @param asked null if the request could not be read */
    void failed(
            Call call, Lease lease, @Nullable InferenceRequest asked, Failure failure, @Nullable ColumnBatch inputs) {
        if (observers.length > 0) {
            var request = request(call, lease, asked);
            for (var observer : observers) {
                observer.failed(request, failure, inputs);
            }
        }
    }

    private Request request(Call call, Lease lease, @Nullable InferenceRequest asked) {
        var taken = System.nanoTime() - call.startedAt();
        return new Request(
                lease.deployment(),
                call.caller(),
                asked == null ? null : asked.id(),
                clock.instant().minusNanos(taken),
                taken,
                asked == null ? About.NOTHING : asked.about());
    }

    /** @param hasFailed whether a failure was logged already; the others are only counted */
    private record Guarded(PredictionObserver observer, Counter failures, AtomicBoolean hasFailed) {

        void answered(Request request, ColumnBatch inputs, ColumnBatch outputs) {
            try {
                observer.answered(request, inputs, outputs);
            } catch (Exception | Error e) {
                // Other people's code runs during every prediction: no failure of it may cost the caller the answer.
                note(e);
            }
        }

        void failed(Request request, Failure failure, @Nullable ColumnBatch inputs) {
            try {
                observer.failed(request, failure, inputs);
            } catch (Exception | Error e) {
                note(e);
            }
        }

        private void note(Throwable cause) {
            failures.increment();
            if (hasFailed.compareAndSet(false, true)) {
                LOG.error(
                        "The observer of predictions '{}' failed; the requests are answered nevertheless, and further"
                                + " failures are only counted, in {}",
                        observer.name(),
                        ServerMetric.INFERENCE_OBSERVER_FAILURES.prometheus(),
                        cause);
            }
        }
    }
}
