/** People and roles in the engine's directory, and what each may do in the engine. Start with {@code Users}. */
@ApplicationModule(
        displayName = "Identity",
        allowedDependencies = {
            "shared",
            "audit :: refusals",
            "security",
            "security :: oidc",
            "security :: passwords",
            "security :: selfcheck",
            "security :: tokens",
            "shared :: events",
            "step"
        })
@NullMarked
package io.muster.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
