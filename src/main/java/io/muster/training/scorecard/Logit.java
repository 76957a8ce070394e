package io.muster.training.scorecard;

/** The logistic function, without overflow. */
final class Logit {

    private Logit() {}

    static double probability(double linear) {
        return 1 / (1 + Math.exp(-linear));
    }

    /** Logarithm of {@link #probability}. */
    static double logProbability(double linear) {
        return linear >= 0 ? -Math.log1p(Math.exp(-linear)) : linear - Math.log1p(Math.exp(linear));
    }
}
