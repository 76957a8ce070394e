package io.muster.governance.weakening;

import io.muster.governance.GovernanceProblem;
import io.muster.proofs.ShippedTables;
import io.muster.proofs.comparison.AgreedTables;
import io.muster.step.DecisionInputCheck;
import io.muster.step.StepContract;
import org.springframework.stereotype.Component;

/**
 * The check that steps use only decision tables that were agreed to, or that Muster ships under the same id: those
 * never change without their owner.
 */
@Component
class AgreedDecisions implements DecisionInputCheck {

    private final GovernanceSettings settings;
    private final AgreedTables agreed;
    private final ShippedTables shipped;

    AgreedDecisions(GovernanceSettings settings, AgreedTables agreed, ShippedTables shipped) {
        this.settings = settings;
        this.agreed = agreed;
        this.shipped = shipped;
    }

    @Override
    public void require(StepContract step, String decision) {
        if (settings.demanded()
                && agreed.find(decision).isEmpty()
                && shipped.find(decision).isEmpty()) {
            throw GovernanceProblem.DECISION_NOT_AGREED.refusal(
                    "Step '%s' is to ask decision '%s', which no owner has agreed to: deploy the table and the process"
                            + " together and let the owner sign the change, or name a table that is agreed to",
                    step.id(), decision);
        }
    }
}
