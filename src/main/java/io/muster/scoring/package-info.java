/**
 * This module knows how to turn an artifact into a scorer. Start with {@link Scoring} and {@link Scorer}.
 */
@ApplicationModule(
        displayName = "Scoring",
        allowedDependencies = {
            "shared",
            "datasets",
            "inventory",
            "inventory :: artifacts",
            "inventory :: entry",
            "inventory :: signature",
            "inventory :: versions",
            "shared :: xml"
        })
@NullMarked
package io.muster.scoring;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
