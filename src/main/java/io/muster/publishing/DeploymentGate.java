package io.muster.publishing;

/** One check that every new deployment passes; {@link DeploymentPipeline} lists all of them in order. */
interface DeploymentGate {

    GateOutcome examine(IncomingDeployment deployment);
}
