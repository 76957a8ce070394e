/** Training runs and the backends that execute them. Start with {@code Training} and {@code TrainingBackend}. */
@ApplicationModule(
        displayName = "Training",
        allowedDependencies = {
            "shared",
            "datasets",
            "datasets :: columns",
            "formats :: onnx",
            "formats :: pmml",
            "inventory",
            "inventory :: artifacts",
            "inventory :: signature",
            "inventory :: versions",
            "security",
            "shared :: events",
            "shared :: files",
            "shared :: jdbc"
        })
@NullMarked
package io.muster.training;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
