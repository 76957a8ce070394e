package io.muster.statistics;

/** Scores split by true outcome, in the order of the rows. */
record Classes(double[] positives, double[] negatives) {

    static Classes split(double[] outcomes, double[] scores) {
        Arguments.requireSameLength(outcomes, scores);
        var positives = new double[count(outcomes)];
        var negatives = new double[outcomes.length - positives.length];
        var p = 0;
        var n = 0;
        for (var row = 0; row < outcomes.length; row++) {
            Arguments.requireNumber(scores[row], row);
            if (outcomes[row] == 1) {
                positives[p++] = scores[row];
            } else {
                negatives[n++] = scores[row];
            }
        }
        requireBoth(positives.length, negatives.length);
        return new Classes(positives, negatives);
    }

    private static int count(double[] outcomes) {
        var positives = 0;
        for (var row = 0; row < outcomes.length; row++) {
            if (outcomes[row] != 0 && outcomes[row] != 1) {
                throw new IllegalArgumentException(
                        "Outcome of row %d is %s: expected 0 or 1".formatted(row, outcomes[row]));
            }
            positives += (int) outcomes[row];
        }
        return positives;
    }

    private static void requireBoth(int positives, int negatives) {
        if (positives == 0 || negatives == 0) {
            throw new Undefined("the data has only one class: %d positive and %d negative outcomes"
                    .formatted(positives, negatives));
        }
    }
}
