/** Schedules of what becomes due when. Start with {@code Schedules} and the event {@code Due}. */
@ApplicationModule(
        displayName = "Scheduling",
        allowedDependencies = {"shared", "security", "shared :: events", "shared :: jdbc"})
@NullMarked
package io.muster.scheduling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
