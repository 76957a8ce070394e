package io.muster.deployment.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.muster.datasets.columns.ColumnBatch;
import io.muster.deployment.Deployment;
import io.muster.deployment.PredictionObserver;
import io.muster.deployment.PredictionObserver.About;
import io.muster.deployment.PredictionObserver.Failure;
import io.muster.deployment.PredictionObserver.Request;
import io.muster.deployment.Predictions;
import io.muster.deployment.ServedVersions.Lease;
import io.muster.deployment.web.ServedModels.ModelAddress;
import io.muster.deployment.web.protocol.InferenceRequest;
import io.muster.inventory.signature.Field;
import io.muster.inventory.signature.Signature;
import io.muster.shared.Actor;
import io.muster.shared.ModelId;
import io.muster.shared.VersionId;
import io.muster.testing.SettableClock;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class PredictionObserversTests {

    private static final VersionId VERSION = new VersionId(new ModelId("loans"), 1);
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int REQUESTS = 10_000;

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final ColumnBatch inputs = Predictions.inputs(3);
    private final ColumnBatch outputs = Predictions.outputs(3);
    private final Lease lease = new Leased(Predictions.of(VERSION).deployment());
    private final Inference.Call call =
            new Inference.Call(ModelAddress.of("loans", null), Actor.person("app"), System.nanoTime());

    private final InferenceRequest asked = new InferenceRequest(
            "4711", List.of(), List.of(), new About(Instant.parse("2026-11-30T09:15:00Z"), "loan 17"));

    /** A version in service of which only the deployment is looked at. */
    private record Leased(Deployment deployment) implements Lease {

        @Override
        public Signature signature() {
            throw new UnsupportedOperationException();
        }

        @Override
        public @Nullable Field input(String name) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String platform() {
            throw new UnsupportedOperationException();
        }

        @Override
        public ColumnBatch score(ColumnBatch rows) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }

    private record Seen(
            Request request,
            @Nullable Failure failure,
            @Nullable ColumnBatch inputs) {}

    private record Recording(String name, List<Seen> seen) implements PredictionObserver {

        static Recording named(String name) {
            return new Recording(name, new ArrayList<>());
        }

        @Override
        public void answered(Request request, ColumnBatch inputs, ColumnBatch outputs) {
            seen.add(new Seen(request, null, inputs));
        }

        @Override
        public void failed(Request request, Failure failure, @Nullable ColumnBatch inputs) {
            seen.add(new Seen(request, failure, inputs));
        }
    }

    private record Idle(String name) implements PredictionObserver {

        @Override
        public void answered(Request request, ColumnBatch inputs, ColumnBatch outputs) {}

        @Override
        public void failed(Request request, Failure failure, @Nullable ColumnBatch inputs) {}
    }

    /** Throws what no Java compiler would let it declare, as code of other languages does. */
    private record Failing(Throwable cause) implements PredictionObserver {

        @Override
        public String name() {
            return "failing";
        }

        @Override
        public void answered(Request request, ColumnBatch inputs, ColumnBatch outputs) {
            Failing.<RuntimeException>fail(cause);
        }

        @Override
        public void failed(Request request, Failure failure, @Nullable ColumnBatch inputs) {
            Failing.<RuntimeException>fail(cause);
        }

        @SuppressWarnings("unchecked")
        private static <T extends Throwable> void fail(Throwable cause) throws T {
            throw (T) cause;
        }
    }

    private PredictionObservers observers(PredictionObserver... all) {
        return new PredictionObservers(List.of(all), registry, new SettableClock());
    }

    @Test
    void allocatesNothingWhereNoOneListens() {
        var none = observers();
        var one = observers(new Idle("idle"));
        observe(none);
        observe(one);

        assertThat(bytes(() -> observe(none))).isZero();
        assertThat(bytes(() -> observe(one)))
                .as("so that it shows that it measures")
                .isGreaterThan(16L * REQUESTS);
    }

    private void observe(PredictionObservers observers) {
        for (var each = 0; each < REQUESTS; each++) {
            observers.answered(call, lease, asked, inputs, outputs);
            observers.failed(call, lease, null, Failure.INVALID, null);
        }
    }

    private static long bytes(Runnable work) {
        var before = THREADS.getCurrentThreadAllocatedBytes();
        work.run();
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    @Test
    void passesOnWhatProfilesNeed() {
        var recording = Recording.named("profiles");
        var observers = observers(recording);

        observers.answered(call, lease, asked, inputs, outputs);
        observers.failed(call, lease, null, Failure.FAILED, inputs);

        assertThat(recording.seen())
                .satisfiesExactly(
                        answered -> {
                            assertThat(answered.request().deployment()).isEqualTo(lease.deployment());
                            assertThat(answered.request().caller()).isEqualTo(Actor.person("app"));
                            assertThat(answered.request().id()).isEqualTo("4711");
                            assertThat(answered.request().about()).isEqualTo(asked.about());
                            assertThat(answered.request().nanoseconds()).isPositive();
                            assertThat(answered.request()
                                            .at()
                                            .plusNanos(answered.request().nanoseconds()))
                                    .isEqualTo(SettableClock.START);
                            assertThat(answered.failure()).isNull();
                            assertThat(answered.inputs()).isSameAs(inputs);
                        },
                        failed -> {
                            assertThat(failed.request().id()).isNull();
                            assertThat(failed.failure()).isEqualTo(Failure.FAILED);
                            assertThat(failed.inputs()).isSameAs(inputs);
                        });
    }

    @Test
    void theFailureOfAnObserverReachesNeitherTheCallerNorTheOthers(CapturedOutput log) {
        for (var cause : List.of(new IllegalStateException("broken"), new Exception("broken"), new Error("broken"))) {
            var recording = Recording.named("after");
            var observers = observers(new Failing(cause), recording);

            observers.answered(call, lease, asked, inputs, outputs);
            observers.failed(call, lease, null, Failure.INVALID, null);

            assertThat(recording.seen()).hasSize(2);
        }
        assertThat(registry.get("muster.inference.observer.failures")
                        .tag("observer", "failing")
                        .counter()
                        .count())
                .isEqualTo(6);
        assertThat(log.getOut().split("The observer of predictions 'failing' failed", -1))
                .as("once for each of the three, and not for each failure")
                .hasSize(3 + 1);
    }

    @Test
    void refusesObserversOfOneNameAndNamesThatNoMetricCanCarry() {
        assertThatThrownBy(() -> observers(Recording.named("twin"), Recording.named("twin")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("[twin, twin]");
        assertThatThrownBy(() -> observers(Recording.named("No Name")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("'No Name'");
    }
}
