package io.muster.publishing;

/** One examination that every new deployment passes; {@link DeploymentPipeline} lists all of them in order. */
interface DeploymentGate {

    GateOutcome examine(IncomingDeployment deployment);
}
