/** The lifecycles: their steps by group, and who starts them. Start with {@code Lifecycle}. */
@ApplicationModule(
        displayName = "Lifecycle",
        allowedDependencies = {
            "shared",
            "audit :: refusals",
            "deployment",
            "diagrams",
            "engine",
            "evidence",
            "governance",
            "identity :: commands",
            "inventory",
            "proofs",
            "scheduling",
            "scoring",
            "security",
            "signoff",
            "step",
            "training",
            "validation",
            "validation :: model",
            "verification :: model"
        })
@NullMarked
package io.muster.lifecycle;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
