/**
 * A demonstration of Muster: people, real and generated data, and models of five types in release, in the profile {@code demo} only. Start with
 * {@link io.muster.demo.Demo}.
 */
@ApplicationModule(
        displayName = "Demo",
        allowedDependencies = {
            "shared",
            "datasets",
            "datasets :: arff",
            "datasets :: columns",
            "datasets :: counts",
            "identity",
            "inventory",
            "inventory :: artifacts",
            "inventory :: models",
            "inventory :: signature",
            "inventory :: usecases",
            "inventory :: versions",
            "lifecycle",
            "monitoring :: profile",
            "monitoring :: record",
            "scheduling",
            "security",
            "security :: selfcheck"
        })
@NullMarked
package io.muster.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
