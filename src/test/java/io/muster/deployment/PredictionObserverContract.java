package io.muster.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.datasets.columns.ColumnBatch;
import io.muster.deployment.PredictionObserver.Failure;
import io.muster.shared.ModelId;
import io.muster.shared.VersionId;
import java.lang.ref.WeakReference;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The contract of every observer of predictions. */
public interface PredictionObserverContract {

    PredictionObserver observer();

    private static Predictions predictions() {
        return Predictions.of(new VersionId(new ModelId("observed"), 1));
    }

    @Test
    default void theObserverHasAName() {
        assertThat(observer().name()).matches("[a-z]+(-[a-z]+)*");
    }

    @Test
    default void theObserverChangesNoColumn() {
        var inputs = Predictions.inputs(5);
        var outputs = Predictions.outputs(5);
        observer().answered(predictions().request("app"), inputs, outputs);
        predictions().failed(observer(), "app", Failure.FAILED, inputs);

        assertThat(Predictions.values(inputs)).isEqualTo(Predictions.values(Predictions.inputs(5)));
        assertThat(Predictions.values(outputs)).isEqualTo(Predictions.values(Predictions.outputs(5)));
    }

    @Test
    default void theObserverKeepsNoColumn() {
        var observer = observer();
        var columns = observed(observer);

        await().until(() -> {
            System.gc();
            return columns.get() == null;
        });
        assertThat(observer.name()).as("the observer itself is still there").isNotNull();
    }

    private static WeakReference<ColumnBatch> observed(PredictionObserver observer) {
        var inputs = Predictions.inputs(3);
        observer.answered(predictions().request("app"), inputs, Predictions.outputs(3));
        return new WeakReference<>(inputs);
    }

    @Test
    default void theObserverTakesRequestsThatCouldNotBeRead() {
        for (var failure : Failure.values()) {
            predictions().failed(observer(), "app", failure, null);
            predictions().failed(observer(), "app", failure, Predictions.inputs(1));
        }
    }

    @Test
    default void theObserverTakesManyRequestsAtOnce() throws InterruptedException, ExecutionException {
        var observer = observer();
        var threads = Executors.newFixedThreadPool(4);
        try {
            var work = IntStream.range(0, 4)
                    .<Future<?>>mapToObj(thread -> threads.submit(() -> {
                        for (var request = 0; request < 500; request++) {
                            predictions().answered(observer, "app", 1);
                            predictions().failed(observer, "app");
                        }
                    }))
                    .toList();
            for (var each : work) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
