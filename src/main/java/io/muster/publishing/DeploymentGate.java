package io.muster.publishing;

import io.muster.processfiles.FileProblem;
import io.muster.proofs.comparison.Comparison;
import java.util.List;

/** One check that every new deployment passes; {@link DeploymentPipeline} lists all of them in order. */
interface DeploymentGate {

    GateOutcome examine(IncomingDeployment deployment);

    /** The verdict of a gate on a deployment. */
    sealed interface GateOutcome {

        record Accepted() implements GateOutcome {}

        /** @param problems at least one */
        record Rejected(List<FileProblem> problems) implements GateOutcome {

            public Rejected {
                if (problems.isEmpty()) {
                    throw new IllegalArgumentException("A deployment is rejected for a reason, and none was given");
                }
                problems = List.copyOf(problems);
            }
        }

        /** All rules are kept, but the owner of what becomes weaker must agree first. */
        record NeedsSignature(Comparison comparison) implements GateOutcome {}

        /** Accepted when there are no problems. */
        static GateOutcome of(List<FileProblem> problems) {
            return problems.isEmpty() ? new Accepted() : new Rejected(problems);
        }
    }
}
