package io.muster.deployment;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;
import io.muster.shared.VersionId;

/** A version must not serve. */
@Problem(slug = "deployment-refused", kind = Refusal.Kind.CONFLICT, title = "Deployment refused")
public class DeploymentRefused extends Refusal {

    DeploymentRefused(VersionId version, String environment, String why) {
        super("%s must not serve in '%s': %s".formatted(version, environment, why));
    }
}
