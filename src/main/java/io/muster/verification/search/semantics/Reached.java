package io.muster.verification.search.semantics;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A guarded step that is executed.
 *
 * @param origin of the version, or null when it is not known there
 * @param given controls that count at this moment
 */
public record Reached(int node, @Nullable String origin, Set<String> given) {

    public Reached {
        given = Set.copyOf(given);
    }
}
