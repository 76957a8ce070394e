package io.muster.proofs.comparison;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of a process definition.
 *
 * @param id of the engine
 * @param key the process's id on its diagram
 * @param name on its diagram, or the key
 * @param tag the designer's own version, or null
 * @param deployment that contains it, with all it calls
 * @param diagram name of its file
 */
public record DeployedProcess(
        String id,
        String key,
        String name,
        int version,
        @Nullable String tag,
        Instant deployedAt,
        String deployment,
        String diagram) {}
