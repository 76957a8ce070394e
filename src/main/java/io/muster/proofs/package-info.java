/** The proofs of process deployments: made under the policy tables in force, kept, and made again when those change. Start with {@code DeploymentProof} and {@code Proofs}. */
@ApplicationModule(
        displayName = "Proofs",
        allowedDependencies = {
            "shared",
            "comparison",
            "decisions",
            "decisiontables",
            "diagrams",
            "engine",
            "evidence :: findings",
            "monitoring :: monitor",
            "processfiles",
            "rendering",
            "security",
            "security :: selfcheck",
            "shared :: events",
            "shared :: files",
            "shared :: jdbc",
            "signoff",
            "step",
            "verification",
            "verification :: condition",
            "verification :: model"
        })
@NullMarked
package io.muster.proofs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
