package io.muster.verification.search.semantics;

import io.muster.verification.model.Property;
import java.util.Set;

/**
 * A promise broken at a node.
 *
 * @param why in plain words, without full stop
 * @param controls that are missing or were ignored there; empty if it does not concern controls
 */
public record Observation(Property property, int node, String why, Set<String> controls) {

    public Observation {
        controls = Set.copyOf(controls);
    }

    public Observation(Property property, int node, String why) {
        this(property, node, why, Set.of());
    }
}
