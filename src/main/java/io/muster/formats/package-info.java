/**
 * The formats of models: how artifacts of each are read, bounded and scored. Start with {@link ModelFormat} and
 * {@link Scorer}; each format is a package of its own, with the library that scores it.
 */
@ApplicationModule(
        displayName = "Formats",
        allowedDependencies = {
            "shared",
            "datasets :: columns",
            "extensions",
            "inventory :: entry",
            "inventory :: signature",
            "shared :: xml"
        })
@NullMarked
package io.muster.formats;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
