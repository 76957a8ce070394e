/**
 * Running steps and human tasks on the Camunda engine, with the dates of tasks and the tab of Tasklist. Start with
 * {@code Engine}.
 */
@ApplicationModule(
        displayName = "Engine",
        allowedDependencies = {
            "shared",
            "audit :: refusals",
            "decisions",
            "decisiontables",
            "evidence",
            "evidence :: findings",
            "evidence :: lock",
            "inventory :: versions",
            "processfiles",
            "security",
            "shared :: events",
            "signoff",
            "step",
            "verification :: model"
        })
@NullMarked
package io.muster.engine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
