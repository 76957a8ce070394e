/**
 * How live models behave compared with what was approved: profiles and the statistics over them. Start with
 * {@link io.muster.monitoring.profile.Profile}, {@link io.muster.monitoring.record.ProfileService},
 * {@link io.muster.monitoring.statistic.Families} and {@link io.muster.monitoring.evaluation.EvaluationService}.
 */
@ApplicationModule(
        displayName = "Monitoring",
        allowedDependencies = {
            "shared",
            "datasets :: columns",
            "datasets",
            "datasets :: counts",
            "deployment",
            "evidence",
            "evidence :: lock",
            "extensions",
            "inventory",
            "inventory :: models",
            "inventory :: versions",
            "scheduling",
            "security",
            "shared :: events",
            "shared :: jdbc",
            "shared :: requests",
            "statistics",
            "validation :: model"
        })
@NullMarked
package io.muster.monitoring;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
