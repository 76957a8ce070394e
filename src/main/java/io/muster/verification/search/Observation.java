package io.muster.verification.search;

import io.muster.verification.Property;

/**
 * A promise broken at a node.
 *
 * @param why in plain words, without full stop
 */
public record Observation(Property property, int node, String why) {}
