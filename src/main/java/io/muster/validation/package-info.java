/**
 * Validation of versions: which checks they must pass, and with what result. Start with {@link Validation} and
 * {@link io.muster.validation.checks.Check}.
 */
@ApplicationModule(
        displayName = "Validation",
        allowedDependencies = {
            "shared",
            "datasets",
            "datasets :: columns",
            "decisiontables",
            "evidence",
            "extensions",
            "formats",
            "inventory",
            "inventory :: artifacts",
            "inventory :: models",
            "inventory :: signature",
            "inventory :: versions",
            "processfiles",
            "scoring",
            "statistics"
        })
@NullMarked
package io.muster.validation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
