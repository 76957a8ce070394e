/** Deployments, that is which version serves where and in which role, and the inference endpoint. Start with {@code Deployments}. */
@ApplicationModule(
        displayName = "Deployment",
        allowedDependencies = {
            "shared",
            "shared :: requests",
            "datasets :: columns",
            "evidence",
            "evidence :: certificates",
            "extensions",
            "formats",
            "inventory",
            "inventory :: artifacts",
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
