/**
 * The worker processes in which artifacts are opened and scored, because a process can be ended when a library call
 * cannot. Start with {@link Isolation} on this side and {@link WorkerMain} on the other.
 */
@ApplicationModule(
        displayName = "Workers",
        allowedDependencies = {
            "shared",
            "datasets",
            "extensions",
            "inventory :: signature",
            "formats",
            "formats :: onnx",
            "formats :: pmml",
            "formats :: dmn"
        })
@NullMarked
package io.muster.workers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
