/** Who is told what, how, and that it arrived. Start with {@code TaskNotice} and {@code delivery.Deliveries}. */
@ApplicationModule(
        displayName = "Notification",
        allowedDependencies = {
            "shared",
            "shared :: jdbc",
            "shared :: events",
            "shared :: requests",
            "evidence",
            "inventory",
            "inventory :: models",
            "inventory :: versions",
            "security"
        })
@NullMarked
package io.muster.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
