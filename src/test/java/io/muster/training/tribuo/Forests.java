package io.muster.training.tribuo;

import io.muster.training.embedded.Algorithm;

/** Opens the forest to others' tests. */
public final class Forests {

    private Forests() {}

    public static Algorithm randomForest() {
        return new RandomForest();
    }
}
