/** Deployments, that is which version serves where and in which role, and the inference endpoint. Start with {@code Deployments}. */
@ApplicationModule(
        displayName = "Deployment",
        allowedDependencies = {
            "shared",
            "datasets",
            "evidence",
            "evidence :: certificates",
            "extensions",
            "inventory",
            "inventory :: artifacts",
            "inventory :: models",
            "inventory :: signature",
            "inventory :: versions",
            "scoring",
            "formats",
            "security"
        })
@NullMarked
package io.muster.deployment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
