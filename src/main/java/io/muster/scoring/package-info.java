/**
 * This module knows how a version's artifact becomes a scorer that has reproduced its golden records. Start with
 * {@link Scoring} and {@link ReplayReport}.
 */
@ApplicationModule(
        displayName = "Scoring",
        allowedDependencies = {
            "shared",
            "inventory",
            "inventory :: artifacts",
            "inventory :: signature",
            "inventory :: versions",
            "formats",
            "workers"
        })
@NullMarked
package io.muster.scoring;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
