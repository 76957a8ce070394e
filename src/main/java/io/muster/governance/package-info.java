/** Processes and tables that weaken a control wait for their owner's signature. Start with {@code Changes}. */
@ApplicationModule(
        displayName = "Governance",
        allowedDependencies = {
            "shared",
            "comparison",
            "engine",
            "evidence",
            "evidence :: findings",
            "inventory :: versions",
            "processfiles",
            "proofs",
            "proofs :: comparison",
            "security",
            "security :: selfcheck",
            "shared :: events",
            "shared :: jdbc",
            "signoff",
            "step"
        })
@NullMarked
package io.muster.governance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
