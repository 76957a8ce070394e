package io.muster.proofs.prover;

import io.muster.shared.Refusal;

/** The policy's tables lack required statements. */
public final class PolicyIncomplete extends Refusal {

    PolicyIncomplete(String message) {
        super(ProofProblem.POLICY_INCOMPLETE, message);
    }
}
