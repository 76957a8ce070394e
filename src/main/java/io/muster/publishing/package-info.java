/** How a process deployment is received: who may deploy, what its files are, and how a refusal is told. Start with {@code CheckDeployment} and {@code Problems}. */
@ApplicationModule(
        displayName = "Publishing",
        allowedDependencies = {"shared", "audit :: refusals", "diagrams", "security", "shared :: xml", "step"})
@NullMarked
package io.muster.publishing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
