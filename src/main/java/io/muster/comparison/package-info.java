/** The changes a new version of a process makes to controls. Start with {@code ControlDiff} and {@code Difference}. */
@ApplicationModule(
        displayName = "Comparison",
        allowedDependencies = {"shared", "processfiles", "rendering", "verification", "verification :: model"})
@NullMarked
package io.muster.comparison;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
