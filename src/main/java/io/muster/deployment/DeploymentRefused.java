package io.muster.deployment;

import io.muster.shared.Refusal;
import io.muster.shared.VersionId;

/** A version must not serve. */
public class DeploymentRefused extends Refusal {

    DeploymentRefused(VersionId version, String environment, String why) {
        super(Kind.CONFLICT, "%s must not serve in '%s': %s".formatted(version, environment, why));
    }
}
