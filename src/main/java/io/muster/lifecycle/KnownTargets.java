package io.muster.lifecycle;

import io.muster.deployment.DeploymentTargets;
import io.muster.step.TargetNames;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The deployment targets of this server, for the rules of diagrams. */
@Component
class KnownTargets implements TargetNames {

    private final DeploymentTargets targets;

    KnownTargets(DeploymentTargets targets) {
        this.targets = targets;
    }

    @Override
    public Set<String> all() {
        return targets.names();
    }
}
