/**
 * The definition of automatic steps: their declaration, their two kinds, and the registry of all of them. Start with
 * {@code Step} and {@code StepContract}.
 */
@ApplicationModule(
        displayName = "Step",
        allowedDependencies = {"shared", "extensions"})
@NullMarked
package io.muster.step;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
