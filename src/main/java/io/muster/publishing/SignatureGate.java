package io.muster.publishing;

import io.muster.governance.weakening.WeakeningReview;
import io.muster.governance.weakening.WeakeningReview.Objected;
import io.muster.governance.weakening.WeakeningReview.ToSign;
import io.muster.processfiles.FileProblem;
import io.muster.proofs.comparison.DeploymentComparison;
import io.muster.publishing.DeploymentGate.GateOutcome.Accepted;
import io.muster.publishing.DeploymentGate.GateOutcome.NeedsSignature;
import io.muster.publishing.DeploymentGate.GateOutcome.Rejected;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The gate that checks that a person's deployment weakens no control and changes no table in use, unless its owner has
 * signed it.
 */
@Component
class SignatureGate implements DeploymentGate {

    private final WeakeningReview review;

    SignatureGate(WeakeningReview review) {
        this.review = review;
    }

    @Override
    public GateOutcome examine(IncomingDeployment deployment) {
        var entity = deployment.entity();
        var found = review.examine(
                entity.getId(),
                deployment.files(),
                entity.getTenantId(),
                deployment.former(DeploymentComparison.NONE),
                deployment.by());
        if (found instanceof ToSign toSign) {
            return new NeedsSignature(toSign.comparison());
        }
        return found instanceof Objected objected ? new Rejected(objected.problems()) : new Accepted();
    }

    /**
     * Asks the owner after the deployment was rolled back.
     *
     * @return why it was held back and what happens next
     */
    List<FileProblem> ask(IncomingDeployment deployment, NeedsSignature outcome) {
        var entity = deployment.entity();
        return review.propose(
                entity.getName(),
                entity.getSource(),
                entity.getTenantId(),
                deployment.files(),
                outcome.comparison(),
                deployment.by());
    }
}
