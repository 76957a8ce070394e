package io.muster.monitoring.observation;

import io.muster.datasets.columns.ColumnBatch;
import io.muster.deployment.PredictionObserver;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The observer that counts each prediction in the profile of its version. It waits for no lock and reads nothing. */
@Component
final class ProfileObserver implements PredictionObserver {

    private final ObservedDeployments deployments;

    ProfileObserver(ObservedDeployments deployments) {
        this.deployments = deployments;
    }

    @Override
    public String name() {
        return "profiles";
    }

    @Override
    public void answered(Request request, ColumnBatch inputs, ColumnBatch outputs) {
        deployments.of(request.deployment()).answered(request, inputs, outputs);
    }

    @Override
    public void failed(Request request, Failure failure, @Nullable ColumnBatch inputs) {
        deployments.of(request.deployment()).failed(request, failure);
    }
}
