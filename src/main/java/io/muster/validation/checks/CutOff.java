package io.muster.validation.checks;

import io.muster.statistics.Undefined;
import io.muster.validation.evaluation.Subject;
import java.util.Arrays;

/** The lowest score at which a row counts as positive. */
final class CutOff {

    private static final double OF_PROBABILITIES = 0.5;

    private CutOff() {}

    /**
     * @param scores of all rows that have an outcome
     * @throws Undefined if none is stated and the scores are not probabilities
     */
    static double of(Subject subject, double[] scores) {
        if (subject.cutOff() != null) {
            return subject.cutOff();
        }
        if (Arrays.stream(scores).anyMatch(score -> score < 0 || score > 1)) {
            throw new Undefined("the score is not a probability, and no cut-off is stated");
        }
        return OF_PROBABILITIES;
    }
}
