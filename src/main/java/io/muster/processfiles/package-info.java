/** How the files of a process deployment are read: what each one is, what it defines, and where. Start with {@code DeploymentBundle} and {@code DeploymentFile}. */
@ApplicationModule(
        displayName = "Process files",
        allowedDependencies = {"shared", "shared :: xml"})
@NullMarked
package io.muster.processfiles;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
