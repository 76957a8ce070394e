/**
 * This module knows use cases, models, versions and the artifacts behind them. Start with {@code Inventory} and {@code Artifacts}.
 */
@ApplicationModule(
        displayName = "Inventory",
        allowedDependencies = {"shared", "audit :: refusals", "security", "shared :: files", "shared :: requests"})
@NullMarked
package io.muster.inventory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
