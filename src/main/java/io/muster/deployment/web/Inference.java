package io.muster.deployment.web;

import io.muster.datasets.columns.ColumnBatch;
import io.muster.deployment.DeploymentSettings;
import io.muster.deployment.DeploymentTargets;
import io.muster.deployment.PredictionObserver.Failure;
import io.muster.deployment.ServedVersions.Lease;
import io.muster.deployment.web.ServedModels.ModelAddress;
import io.muster.deployment.web.protocol.InferenceAnswer;
import io.muster.deployment.web.protocol.InferenceRequest;
import io.muster.deployment.web.protocol.InputColumns;
import io.muster.shared.Actor;
import io.muster.shared.Refusal;
import org.springframework.stereotype.Component;

/** The scoring of a request with the requested version, which also notifies the observers of predictions. */
@Component
class Inference {

    private final ServedModels models;
    private final DeploymentTargets targets;
    private final PredictionObservers observers;
    private final int maxRows;

    Inference(
            ServedModels models,
            DeploymentTargets targets,
            PredictionObservers observers,
            DeploymentSettings settings) {
        this.models = models;
        this.targets = targets;
        this.observers = observers;
        this.maxRows = settings.maxRows();
    }

    /** @param startedAt value of {@link System#nanoTime} when the request arrived */
    record Call(ModelAddress address, Actor caller, long startedAt) {}

    /**
     * The version is held while it scores, not while a client sends or receives.
     *
     * @throws Refusal if the model is not served, the request does not fit it, or scoring fails
     */
    InferenceAnswer answer(Call call, InferenceRequest request) {
        try (var lease = models.lease(call.address())) {
            return answer(call, lease, request);
        }
    }

    private InferenceAnswer answer(Call call, Lease lease, InferenceRequest request) {
        ColumnBatch inputs = null;
        try {
            inputs = InputColumns.of(request.inputs(), lease, maxRows);
            var requested = InferenceAnswer.requestedOutputs(request.outputs(), lease);
            var outputs = lease.score(inputs);
            var answer = InferenceAnswer.of(lease.deployment().version(), request.id(), outputs, requested);
            observers.answered(call, lease, request, inputs, outputs);
            return answer;
        } catch (RuntimeException e) {
            observers.failed(call, lease, request, failure(e), inputs);
            throw e;
        }
    }

    /** Counts an unreadable request, if its model is served. */
    void unreadable(Call call) {
        try (var lease = targets.lease(call.address().model(), call.address().version())) {
            observers.failed(call, lease, null, Failure.INVALID, null);
        } catch (Refusal notServed) {
            // There is no version to count it for.
        }
    }

    private static Failure failure(RuntimeException cause) {
        var invalid = cause instanceof Refusal refusal && refusal.kind().status() < 500;
        return invalid ? Failure.INVALID : Failure.FAILED;
    }
}
