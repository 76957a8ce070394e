package io.muster.publishing;

import io.muster.publishing.GateOutcome.NeedsSignature;
import org.camunda.bpm.engine.BadUserRequestException;

/**
 * The exception that rolls back the engine's transaction because a gate asks for a signature;
 * {@link DeploymentPipeline} throws and catches it. The engine does not treat its type as an internal error.
 */
final class HeldBack extends BadUserRequestException {

    private final transient NeedsSignature outcome;

    HeldBack(NeedsSignature outcome) {
        super("The deployment weakens controls of %s"
                .formatted(outcome.comparison().weakened()));
        this.outcome = outcome;
    }

    NeedsSignature outcome() {
        return outcome;
    }
}
