package io.muster.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ConfusionTests {

    /** The example of scikit-learn's documentation of matthews_corrcoef: −0.33... */
    @Test
    void equalsTheMatthewsExampleOfScikitLearn() {
        var confusion = Confusion.at(0.5, new double[] {1, 1, 1, 0}, new double[] {1, 0, 1, 1});

        assertThat(confusion).isEqualTo(new Confusion(0, 1, 1, 2));
        assertThat(confusion.mcc()).isCloseTo(-1.0 / 3, within(1e-15));
    }

    /** The grant readers of Wikipedia's article "Cohen's kappa": 20 and 15 agreements, 5 and 10 disagreements; 0.4. */
    @Test
    void equalsThePublishedExampleOfKappa() {
        var readers = new Confusion(15, 10, 5, 20);

        assertThat(readers.kappa()).isCloseTo(0.4, within(1e-15));
        assertThat(readers.accuracy()).isEqualTo(0.7);
        assertThat(readers.precision()).isCloseTo(2.0 / 3, within(1e-15));
        assertThat(readers.recall()).isEqualTo(0.8);
        assertThat(readers.specificity()).isEqualTo(0.6);
        assertThat(readers.balancedAccuracy()).isCloseTo(0.7, within(1e-15));
        assertThat(readers.f1()).isCloseTo(40.0 / 55, within(1e-15));
    }

    @Test
    void decidesPositiveAtTheThresholdItself() {
        assertThat(Confusion.at(0.5, new double[] {1}, new double[] {0.5}).truePositives())
                .isEqualTo(1);
    }

    @Test
    void saysWhichShareHasNoValue() {
        var allNegative = Confusion.at(0.5, new double[] {1, 0}, new double[] {0.1, 0.2});

        assertThatThrownBy(allNegative::precision)
                .isInstanceOf(Undefined.class)
                .hasMessage("no row is decided positive");
        assertThat(allNegative.recall()).isZero();
    }
}
