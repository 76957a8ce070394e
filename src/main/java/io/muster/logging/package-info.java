/**
 * This module knows what may reach the log: one line for what others did wrong, whole stories for our own errors, and no flood.
 * Start with {@code LogGuard}.
 */
@ApplicationModule(displayName = "Logging", allowedDependencies = "shared")
@NullMarked
package io.muster.logging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
