/**
 * The gates of a process deployment, in order, and the reporting of refusals. Start with {@code DeploymentPipeline} and
 * {@code GateOutcome}.
 */
@ApplicationModule(
        displayName = "Publishing",
        allowedDependencies = {
            "shared",
            "audit :: refusals",
            "decisions",
            "diagrams",
            "engine :: execution",
            "governance :: weakening",
            "processfiles",
            "proofs",
            "proofs :: comparison",
            "security",
            "shared :: events",
            "step"
        })
@NullMarked
package io.muster.publishing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
