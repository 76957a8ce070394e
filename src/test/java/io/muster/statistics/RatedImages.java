package io.muster.statistics;

import java.util.Arrays;

/** Table I of Hanley and McNeil, Radiology 143 (1982) 29–36: images of 58 normal and 51 abnormal cases, rated 1 to 5. */
record RatedImages(double[] outcomes, double[] scores) {

    private static final int[] NORMAL = {33, 6, 6, 11, 2};
    private static final int[] ABNORMAL = {3, 2, 2, 11, 33};

    static RatedImages published() {
        var outcomes = new double[109];
        var scores = new double[109];
        var row = 0;
        for (var rating = 1; rating <= 5; rating++) {
            Arrays.fill(scores, row, row + NORMAL[rating - 1] + ABNORMAL[rating - 1], rating);
            Arrays.fill(outcomes, row, row + ABNORMAL[rating - 1], 1);
            row += NORMAL[rating - 1] + ABNORMAL[rating - 1];
        }
        return new RatedImages(outcomes, scores);
    }
}
