/**
 * This module knows which step follows which and who decides: the only module that imports the process engine. Start with {@code Lifecycle} and {@code Step}.
 */
@ApplicationModule(
        displayName = "Lifecycle",
        allowedDependencies = {
            "shared",
            "security",
            "audit",
            "inventory",
            "datasets",
            "evidence",
            "scoring",
            "training",
            "validation",
            "validation :: rules",
            "deployment",
            "scheduling",
            "verification",
            "verification :: condition",
            "verification :: picture",
            "verification :: diff"
        })
@NullMarked
package io.muster.lifecycle;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
