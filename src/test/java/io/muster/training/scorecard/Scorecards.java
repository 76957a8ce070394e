package io.muster.training.scorecard;

import io.muster.training.embedded.Algorithm;

/** Opens the scorecard to others' tests. */
public final class Scorecards {

    private Scorecards() {}

    public static Algorithm logistic() {
        return new LogisticScorecard();
    }
}
