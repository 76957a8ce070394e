package io.muster.verification.model;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A guarded step that can be reached.
 *
 * @param step its element
 * @param origin of the versions for which it is reached so, or null when it is not known there
 * @param controls that were provided and still count
 * @param path the shortest path to it with these controls
 */
public record GuardReached(
        PathStep step, Guard guard, int tier, @Nullable String origin, Set<String> controls, List<PathStep> path) {

    public GuardReached {
        controls = Set.copyOf(controls);
        path = List.copyOf(path);
    }
}
