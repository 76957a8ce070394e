/** The inventory of use cases, models, versions and their artifacts. Start with {@code Inventory} and {@code Artifacts}. */
@ApplicationModule(
        displayName = "Inventory",
        allowedDependencies = {
            "shared",
            "audit :: refusals",
            "security",
            "shared :: events",
            "shared :: files",
            "shared :: jdbc",
            "shared :: requests"
        })
@NullMarked
package io.muster.inventory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
