package io.muster.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Calibration: the isotonic map and the calibration line. Expected values by scikit-learn 1.9 and SciPy 1.17. */
class ModelFitTests {

    private static final double[] SCORES = {.1, .2, .3, .4, .5, .6, .7, .8};
    private static final double[] POSITIVES = {1, 0, 3, 2, 2, 6, 5, 9};
    private static final double[] ROWS = {10, 10, 10, 10, 10, 10, 10, 10};

    @Test
    void poolsAdjacentViolatorsAsScikitLearn() {
        var map = IsotonicMap.fit(SCORES, POSITIVES, ROWS);

        assertThat(map.rates())
                .containsExactly(new double[] {.05, .05, .7 / 3, .7 / 3, .7 / 3, .55, .55, .9}, within(1e-15));
        assertThat(map.applyAsDouble(0)).isEqualTo(0.05);
        assertThat(map.applyAsDouble(0.25)).isCloseTo(0.14166666666666666, within(1e-15));
        assertThat(map.applyAsDouble(0.55)).isCloseTo(0.39166666666666683, within(1e-15));
        assertThat(map.applyAsDouble(1)).isEqualTo(0.9);
    }

    @Test
    void isKeptAndReadAgain() {
        var map = IsotonicMap.fit(SCORES, POSITIVES, ROWS);

        assertThat(IsotonicMap.of(map.scores(), map.rates()).applyAsDouble(0.55))
                .isEqualTo(map.applyAsDouble(0.55));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IsotonicMap.of(new double[] {0, 1}, new double[] {0.5, 0.4}))
                .withMessageContaining("Point 1");
    }

    @Test
    void fitsTheCalibrationLineByMaximumLikelihood() {
        var line = CalibrationLine.fit(SCORES, POSITIVES, ROWS);

        assertThat(line.intercept()).isCloseTo(-0.525163419448699, within(1e-8));
        assertThat(line.interceptStandardError()).isCloseTo(0.2608799988807571, within(1e-7));
        assertThat(line.slope()).isCloseTo(1.2735626269767133, within(1e-6));
        assertThat(line.slopeStandardError()).isCloseTo(0.3207295488792504, within(1e-6));
    }

    @Test
    void fitsNoLineToOneClassOrOneProbability() {
        assertThatThrownBy(() -> CalibrationLine.fit(SCORES, ROWS, ROWS)).isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> CalibrationLine.fit(new double[] {0.5}, new double[] {4}, new double[] {9}))
                .isInstanceOf(Undefined.class);
    }

    /** By scikit-learn's {@code average_precision_score}, and derivatives of it in the weight of each row. */
    @Test
    void knowsTheStandardErrorOfAveragePrecision() {
        var ranking = Ranking.of(
                new double[] {0, 0, 1, 0, 1, 1, 0, 1, 1, 0}, new double[] {.1, .2, .2, .4, .4, .5, .6, .6, .8, .3});

        assertThat(ranking.averagePrecision()).isCloseTo(0.7277777777777779, within(1e-14));
        assertThat(ranking.averagePrecisionStandardError()).isCloseTo(0.17668986180983748, within(1e-6));
    }
}
