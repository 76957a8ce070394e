/**
 * Protection of the log: one line for others' faults, full stack traces for our own errors, and no flooding. Start with
 * {@code LogGuard}.
 */
@ApplicationModule(displayName = "Logging", allowedDependencies = "shared")
@NullMarked
package io.muster.logging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
