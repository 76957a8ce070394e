package io.muster.deployment.embedded;

import io.muster.deployment.DeploymentProblem;
import io.muster.shared.Refusal;

/** A model or version is not in service on this server. The same request fails until somebody deploys it. */
public class ModelNotServed extends Refusal {

    public ModelNotServed(String why) {
        super(DeploymentProblem.MODEL_NOT_SERVED, why);
    }

    @Override
    public boolean mayWorkLater() {
        return false;
    }
}
