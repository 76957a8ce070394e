/** Diagrams drawn as SVG and as pages. Start with {@code Picture} and {@code Mark}. */
@ApplicationModule(
        displayName = "Rendering",
        allowedDependencies = {"shared", "processfiles", "verification :: model"})
@NullMarked
package io.muster.rendering;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
