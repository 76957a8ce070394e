/** The rules for diagrams, checked before a process is deployed. Start with {@code DiagramRules} and {@code Rule}. */
@ApplicationModule(
        displayName = "Diagrams",
        allowedDependencies = {
            "shared",
            "processfiles",
            "security",
            "shared :: files",
            "step",
            "verification :: condition",
            "verification :: model"
        })
@NullMarked
package io.muster.diagrams;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
