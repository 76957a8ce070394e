package io.muster.deployment.embedded;

import io.muster.deployment.DeploymentProblem;
import io.muster.shared.Refusal;
import io.muster.shared.VersionId;

/** A version is deployed but must not serve. */
public class ModelUnavailable extends Refusal {

    public ModelUnavailable(VersionId version, String why) {
        super(DeploymentProblem.MODEL_UNAVAILABLE, "%s does not serve: %s".formatted(version, why));
    }
}
