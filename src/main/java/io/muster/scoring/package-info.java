/** Scorers of versions' artifacts, which have reproduced their golden records. Start with {@link Scoring} and {@link ReplayReport}. */
@ApplicationModule(
        displayName = "Scoring",
        allowedDependencies = {
            "shared",
            "extensions",
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
