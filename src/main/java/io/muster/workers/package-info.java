/**
 * The worker processes in which artifacts are opened and scored, because a process can be ended when a library call
 * cannot. Start with {@link Isolation} on this side and {@link WorkerMain} on the other.
 */
@ApplicationModule(
        displayName = "Workers",
        allowedDependencies = {
            "shared",
            "datasets :: columns",
            "formats",
            "formats :: dmn",
            "formats :: onnx",
            "formats :: pmml",
            "inventory :: signature"
        })
@NullMarked
package io.muster.workers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
