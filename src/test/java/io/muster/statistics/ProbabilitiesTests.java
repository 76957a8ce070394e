package io.muster.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ProbabilitiesTests {

    /** The example of scikit-learn's documentation of brier_score_loss: 0.037... */
    @Test
    void equalsTheBrierExampleOfScikitLearn() {
        var probabilities = new Probabilities(new double[] {0, 1, 1, 0}, new double[] {0.1, 0.9, 0.8, 0.3});

        assertThat(probabilities.brier()).isCloseTo(0.0375, within(1e-15));
    }

    /** The example of scikit-learn's documentation of log_loss: spam is positive. */
    @Test
    void equalsTheLogLossExampleOfScikitLearn() {
        var probabilities = new Probabilities(new double[] {1, 0, 0, 1}, new double[] {0.9, 0.1, 0.2, 0.65});

        assertThat(probabilities.logLoss()).isCloseTo(0.21616187468057912, within(1e-15));
    }

    @Test
    void chargesACertainMistakeAFinitePrice() {
        assertThat(new Probabilities(new double[] {1}, new double[] {0}).logLoss())
                .isCloseTo(34.54, within(0.01));
    }

    @Test
    void weighsTheGapOfEachCalibrationBinByItsRows() {
        var probabilities = new Probabilities(new double[] {0, 1, 1, 1, 1}, new double[] {0.12, 0.18, 0.95, 1.0, 0.9});

        assertThat(probabilities.calibration())
                .containsExactly(
                        new Probabilities.Bin(0.1, 0.2, 2, 0.15, 0.5), new Probabilities.Bin(0.9, 1, 3, 2.85 / 3, 1));
        assertThat(probabilities.expectedCalibrationError()).isCloseTo(0.4 * 0.35 + 0.6 * 0.05, within(1e-12));
    }

    @Test
    void acceptsCalibratedAndDoubtsDistortedProbabilities() {
        var random = new Random(11);
        var honest = random.doubles(5000).toArray();
        var outcomes = new double[5000];
        var distorted = new double[5000];
        for (var i = 0; i < 5000; i++) {
            outcomes[i] = random.nextDouble() < honest[i] ? 1 : 0;
            distorted[i] = Math.sqrt(honest[i]);
        }

        assertThat(new Probabilities(outcomes, honest).hosmerLemeshow()).isGreaterThan(0.01);
        assertThat(new Probabilities(outcomes, distorted).hosmerLemeshow()).isLessThan(1e-6);
    }

    @Test
    void isUndefinedForScoresThatAreNotProbabilities() {
        assertThatThrownBy(() -> new Probabilities(new double[] {0, 1}, new double[] {0.2, 640}))
                .isInstanceOf(Undefined.class)
                .hasMessage("the score is not a probability: row 1 has 640.0");
    }
}
