package io.muster.deployment.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.muster.deployment.PredictionObserver;
import io.muster.deployment.PredictionObserver.Failure;
import io.muster.deployment.PredictionObserverContract;
import io.muster.deployment.Predictions;
import io.muster.shared.ModelId;
import io.muster.shared.VersionId;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class InferenceMetersTests implements PredictionObserverContract {

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final InferenceMeters meters = new InferenceMeters(registry);

    @Override
    public PredictionObserver observer() {
        return meters;
    }

    @Test
    void countsRequestsRowsAndTimeOfEachVersion() {
        var first = Predictions.of(new VersionId(new ModelId("loans"), 1));
        first.answered(meters, "app", 10);
        first.answered(meters, "dora", 5);
        first.failed(meters, "app", Failure.FAILED, null);
        Predictions.of(new VersionId(new ModelId("loans"), 2)).failed(meters, "app");

        assertThat(requests("1", "answered")).isEqualTo(2);
        assertThat(requests("1", "failed")).isEqualTo(1);
        assertThat(requests("1", "invalid")).isZero();
        assertThat(requests("2", "invalid")).isEqualTo(1);
        assertThat(registry.get("muster.inference.rows")
                        .tag("version", "1")
                        .counter()
                        .count())
                .isEqualTo(15);
        assertThat(registry.get("muster.inference.duration")
                        .tag("version", "1")
                        .timer()
                        .totalTime(TimeUnit.MICROSECONDS))
                .isEqualTo(4500);
    }

    private double requests(String version, String outcome) {
        return registry.get("muster.inference.requests")
                .tags("model", "loans", "version", version, "outcome", outcome)
                .counter()
                .count();
    }
}
