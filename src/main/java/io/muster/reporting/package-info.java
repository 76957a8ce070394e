/**
 * This module draws pictures and documents for people. Start with {@code HomePage}.
 */
@ApplicationModule(
        displayName = "Reporting",
        allowedDependencies = {
            "shared",
            "security",
            "audit",
            "inventory",
            "datasets",
            "evidence",
            "validation",
            "deployment",
            "scheduling",
            "verification",
            "verification :: picture",
            "verification :: diff",
            "lifecycle",
            "lifecycle :: proof",
            "lifecycle :: change",
            "lifecycle :: identity"
        })
@NullMarked
package io.muster.reporting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
