package io.muster.comparison;

import io.muster.processfiles.DeploymentFile;
import io.muster.verification.VerificationResult;
import java.util.Collection;
import java.util.List;

/**
 * One version of a deployment.
 *
 * @param examination of these diagrams, under the policy in force
 */
public record DeploymentVersion(List<DeploymentFile> diagrams, VerificationResult examination) {

    public DeploymentVersion {
        diagrams = List.copyOf(diagrams);
    }

    public static DeploymentVersion of(Collection<DeploymentFile> diagrams, VerificationResult examination) {
        return new DeploymentVersion(List.copyOf(diagrams), examination);
    }
}
