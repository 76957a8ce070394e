/** Decision tables: how a DMN file is read, what its cells mean, and which inputs its rules answer. Start with {@code DecisionTable} and {@code TableAnalysis}. */
@ApplicationModule(
        displayName = "Decision tables",
        allowedDependencies = {"shared", "inventory :: signature", "processfiles"})
@NullMarked
package io.muster.decisiontables;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
