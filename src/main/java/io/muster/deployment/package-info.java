/** Deployments, that is which version serves where and in which role, and the inference endpoint. Start with {@code Deployments}. */
@ApplicationModule(
        displayName = "Deployment",
        allowedDependencies = {
            "shared",
            "datasets :: columns",
            "evidence",
            "evidence :: certificates",
            "formats",
            "inventory",
            "inventory :: models",
            "inventory :: signature",
            "inventory :: versions",
            "scoring",
            "security",
            "shared :: events",
            "shared :: jdbc"
        })
@NullMarked
package io.muster.deployment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
