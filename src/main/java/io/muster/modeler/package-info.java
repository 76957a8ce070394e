/**
 * Tools for designers who use the Camunda Modeler: element templates, the page of steps, and upgrades of diagrams.
 * Start with {@code ModelerTemplates}.
 */
@ApplicationModule(
        displayName = "Modeler",
        allowedDependencies = {"shared", "processfiles", "security", "step", "verification :: model"})
@NullMarked
package io.muster.modeler;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
