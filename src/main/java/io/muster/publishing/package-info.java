/** The gates that a process deployment passes, in order, and how a refusal is told. Start with {@code DeploymentPipeline} and {@code GateOutcome}. */
@ApplicationModule(
        displayName = "Publishing",
        allowedDependencies = {
            "shared",
            "audit :: refusals",
            "decisions",
            "diagrams",
            "engine",
            "governance",
            "processfiles",
            "proofs",
            "security",
            "step"
        })
@NullMarked
package io.muster.publishing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
