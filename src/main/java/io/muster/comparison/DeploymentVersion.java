package io.muster.comparison;

import io.muster.verification.VerificationResult;
import io.muster.verification.model.Diagram;
import java.util.Collection;
import java.util.List;

/**
 * One version of a deployment.
 *
 * @param examination of these diagrams, under the policy in force
 */
public record DeploymentVersion(List<Diagram> diagrams, VerificationResult examination) {

    public DeploymentVersion {
        diagrams = List.copyOf(diagrams);
    }

    public static DeploymentVersion of(Collection<Diagram> diagrams, VerificationResult examination) {
        return new DeploymentVersion(List.copyOf(diagrams), examination);
    }
}
