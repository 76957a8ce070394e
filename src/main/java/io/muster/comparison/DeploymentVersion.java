package io.muster.comparison;

import io.muster.processfiles.DeploymentFile;
import io.muster.verification.VerificationResult;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * One version of a deployment.
 *
 * @param examination of these diagrams, under the policy in force
 * @param harmless ids of the steps that may run in a new place without the owner's agreement
 */
public record DeploymentVersion(List<DeploymentFile> diagrams, VerificationResult examination, Set<String> harmless) {

    public DeploymentVersion {
        diagrams = List.copyOf(diagrams);
        harmless = Set.copyOf(harmless);
    }

    public static DeploymentVersion of(
            Collection<DeploymentFile> diagrams, VerificationResult examination, Set<String> harmless) {
        return new DeploymentVersion(List.copyOf(diagrams), examination, harmless);
    }
}
