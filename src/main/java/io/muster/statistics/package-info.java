/**
 * The measures of validation and monitoring, each with its uncertainty and source: pure functions of arrays and of
 * counts, without input or output and without state. Start with {@link Ranking} and {@link Divergence}.
 */
@ApplicationModule(
        displayName = "Statistics",
        allowedDependencies = {})
@NullMarked
package io.muster.statistics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
