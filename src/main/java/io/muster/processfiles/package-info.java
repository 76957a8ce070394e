/**
 * Reading the files of a process deployment: the kind of each, its definitions, and their positions. Start with
 * {@code DeploymentBundle} and {@code DeploymentFile}.
 */
@ApplicationModule(
        displayName = "Process files",
        allowedDependencies = {"shared", "shared :: xml"})
@NullMarked
package io.muster.processfiles;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
