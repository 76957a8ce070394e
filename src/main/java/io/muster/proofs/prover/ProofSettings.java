package io.muster.proofs.prover;

import io.muster.shared.Actor;
import io.muster.verification.model.ProofLimits;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * @param demanded whether deployments are proved, and refused when they break what the policy enforces
 * @param states limit for one process in one tier; a proof beyond it is undecided, which counts as a refusal
 * @param time limit for the proof of one deployment; beyond it the proof is undecided as well
 */
@Validated
@ConfigurationProperties("muster.lifecycle.proof")
public record ProofSettings(
        boolean demanded, @Min(1) int states, @NotNull Duration time) {

    /** The server's own deployments at startup keep no one waiting: their limit is this many times as long. */
    private static final int PATIENCE = 30;

    public ProofLimits limits() {
        return new ProofLimits(states, time);
    }

    /** @param by the user who deploys */
    public ProofLimits limits(Actor by) {
        return by.isPerson() ? limits() : new ProofLimits(states, time.multipliedBy(PATIENCE));
    }
}
