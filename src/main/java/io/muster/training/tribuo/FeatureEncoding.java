package io.muster.training.tribuo;

import io.muster.training.embedded.Feature;
import java.util.ArrayList;
import java.util.List;

/**
 * The encoding of a row of mixed features as numbers: one position for a numeric feature, one per level for a
 * categorical one.
 *
 * @param positions in the order of the features
 */
record FeatureEncoding(List<Position> positions, int width) {

    /** @param offset index of the feature's first number in the encoded row */
    record Position(Feature feature, int offset) {}

    static FeatureEncoding of(List<Feature> features) {
        var positions = new ArrayList<Position>();
        var offset = 0;
        for (var feature : features) {
            positions.add(new Position(feature, offset));
            offset += feature instanceof Feature.Categorical categorical
                    ? categorical.levels().size()
                    : 1;
        }
        return new FeatureEncoding(List.copyOf(positions), offset);
    }

    double[][] encode(int rows) {
        var encoded = new double[rows][width];
        for (var position : positions) {
            if (position.feature() instanceof Feature.Numeric numeric) {
                fill(encoded, numeric, position.offset());
            } else if (position.feature() instanceof Feature.Categorical categorical) {
                fill(encoded, categorical, position.offset());
            }
        }
        return encoded;
    }

    private static void fill(double[][] encoded, Feature.Numeric numeric, int offset) {
        var median = numeric.median();
        for (var row = 0; row < encoded.length; row++) {
            var value = numeric.values()[row];
            encoded[row][offset] = Double.isNaN(value) ? median : value;
        }
    }

    private static void fill(double[][] encoded, Feature.Categorical categorical, int offset) {
        for (var row = 0; row < encoded.length; row++) {
            var value = categorical.values()[row];
            if (value != null) {
                encoded[row][offset + categorical.levels().indexOf(value)] = 1;
            }
        }
    }
}
