/** The lifecycle processes: their steps, and who starts them. Start with {@code Lifecycle}. */
@ApplicationModule(
        displayName = "Lifecycle",
        allowedDependencies = {
            "shared",
            "audit :: refusals",
            "datasets",
            "deployment",
            "engine",
            "evidence",
            "evidence :: certificates",
            "evidence :: findings",
            "evidence :: lock",
            "governance",
            "identity :: commands",
            "inventory",
            "inventory :: artifacts",
            "inventory :: models",
            "inventory :: signature",
            "inventory :: usecases",
            "inventory :: versions",
            "monitoring :: evaluation",
            "monitoring :: incident",
            "monitoring :: monitor",
            "monitoring :: record",
            "monitoring :: reference",
            "processfiles",
            "proofs",
            "proofs :: record",
            "scheduling",
            "scoring",
            "security",
            "shared :: events",
            "signoff",
            "step",
            "training",
            "validation",
            "validation :: fresh",
            "validation :: model",
            "verification :: model"
        })
@NullMarked
package io.muster.lifecycle;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
