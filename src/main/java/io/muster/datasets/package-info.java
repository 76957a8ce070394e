/**
 * Tabular data: its location, its schema and digest, and reading it in column batches. Start with {@code Datasets} and
 * {@link ColumnBatch}.
 */
@ApplicationModule(
        displayName = "Datasets",
        allowedDependencies = {
            "shared",
            "inventory :: artifacts",
            "inventory :: signature",
            "security",
            "shared :: events",
            "shared :: jdbc",
            "shared :: requests",
            "statistics"
        })
@NullMarked
package io.muster.datasets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
