/** The HTML pages of Muster. Start with {@code HomePage}. */
@ApplicationModule(
        displayName = "Reporting",
        allowedDependencies = {
            "shared",
            "shared :: requests",
            "audit :: verification",
            "comparison",
            "deployment",
            "engine",
            "evidence",
            "evidence :: attachments",
            "evidence :: attestation",
            "evidence :: certificates",
            "evidence :: findings",
            "extensions",
            "governance",
            "identity :: grants",
            "inventory",
            "inventory :: models",
            "inventory :: usecases",
            "inventory :: versions",
            "lifecycle",
            "lifecycle :: actions",
            "monitoring :: evaluation",
            "monitoring :: incident",
            "monitoring :: monitor",
            "monitoring :: overview",
            "monitoring :: record",
            "monitoring :: statistic",
            "lifecycle :: findings",
            "notification",
            "notification :: channel",
            "notification :: delivery",
            "notification :: outbox",
            "notification :: recipients",
            "processfiles",
            "proofs :: comparison",
            "proofs :: record",
            "rendering",
            "scheduling",
            "security",
            "shared :: requests",
            "signoff",
            "step",
            "validation",
            "validation :: model",
            "verification :: model"
        })
@NullMarked
package io.muster.reporting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
