package io.muster.training.tribuo;

import io.muster.training.embedded.Parameters;

/**
 * The hyper-parameters of a forest.
 *
 * @param trees their number
 * @param maxDepth longest path from root to leaf
 * @param minSplit nodes of fewer rows become leaves
 * @param featureFraction share of the encoded features tried at each split
 * @param seed of the bootstrap samples and the tried features
 */
record ForestShape(int trees, int maxDepth, int minSplit, double featureFraction, long seed) {

    static ForestShape read(Parameters parameters) {
        return new ForestShape(
                parameters.integer("trees", 300, 1, 5_000),
                parameters.integer("max-depth", 12, 1, 64),
                parameters.integer("min-split", 10, 2, 1_000_000),
                parameters.number("feature-fraction", 0.2, 0.01, 1),
                parameters.seed());
    }
}
