/**
 * What jars beside the server bring: which classes, from which file, and whether the file keeps to the public types. Start with
 * {@code Extensions} and {@code InstalledExtensions}.
 */
@ApplicationModule(
        displayName = "Extensions",
        allowedDependencies = {"shared", "shared :: events"})
@NullMarked
package io.muster.extensions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
