package io.muster.proofs;

import io.muster.proofs.prover.ProofSettings;
import io.muster.security.selfcheck.SelfCheck;
import java.util.List;
import org.springframework.stereotype.Component;

/** The safety check that a lifecycle must be proved before it can be deployed. */
@Component
class ProofCheck implements SelfCheck {

    private final ProofSettings settings;

    ProofCheck(ProofSettings settings) {
        this.settings = settings;
    }

    @Override
    public List<Answer> examine() {
        return List.of(new Answer(
                "Lifecycles proven before they run?",
                settings.demanded(),
                settings.demanded() ? "yes" : "no: muster.lifecycle.proof.demanded is false"));
    }
}
