/**
 * Evidence, findings and certificates: what was found about versions and who signed off on it. Start with
 * {@code EvidenceLedger} and {@code Certificates}.
 */
@ApplicationModule(
        displayName = "Evidence",
        allowedDependencies = {
            "shared",
            "audit",
            "audit :: chain",
            "audit :: verification",
            "inventory",
            "inventory :: artifacts",
            "inventory :: models",
            "inventory :: signature",
            "inventory :: usecases",
            "inventory :: versions",
            "security",
            "security :: keys",
            "shared :: events",
            "shared :: files",
            "shared :: jdbc",
            "shared :: requests"
        })
@NullMarked
package io.muster.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
