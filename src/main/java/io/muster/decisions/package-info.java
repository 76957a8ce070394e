/**
 * Decision tables used by lifecycles: whether they answer, and their test cases. Start with {@code DecisionCheck} and
 * {@code DecisionCases}.
 */
@ApplicationModule(
        displayName = "Decisions",
        allowedDependencies = {
            "shared",
            "decisiontables",
            "inventory :: signature",
            "processfiles",
            "shared :: events",
            "shared :: files",
            "step"
        })
@NullMarked
package io.muster.decisions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
