package io.muster.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class DeLongTests {

    /**
     * By hand: positives {3, 5}, negatives {1, 4}. V10 = {1/2, 1}, V01 = {1, 1/2}, so the AUC is 3/4 and its variance
     * (1/8)/2 + (1/8)/2 = 1/8.
     */
    @Test
    void equalsTheFormulaWorkedByHand() {
        var interval = DeLong.interval(new double[] {1, 0, 1, 0}, new double[] {3, 4, 5, 1}, 0.95);

        assertThat(interval.auc()).isEqualTo(0.75);
        assertThat(interval.standardError()).isCloseTo(Math.sqrt(0.125), within(1e-15));
        assertThat(interval.lower()).isCloseTo(0.75 - 1.959963984540054 * Math.sqrt(0.125), within(1e-12));
        assertThat(interval.upper()).isEqualTo(1);
    }

    @Test
    void findsNoDifferenceBetweenAScoreAndItself() {
        var ratings = RatedImages.published();

        var same = DeLong.compare(ratings.outcomes(), ratings.scores(), ratings.scores());

        assertThat(same.difference()).isZero();
        assertThat(same.p()).isEqualTo(1);
    }

    @Test
    void distinguishesASharpScoreFromABlurredOne() {
        var random = new Random(3);
        var outcomes = random.doubles(2000).map(v -> v < 0.4 ? 1 : 0).toArray();
        var sharp = new double[2000];
        var blurred = new double[2000];
        for (var i = 0; i < 2000; i++) {
            sharp[i] = outcomes[i] + random.nextGaussian();
            blurred[i] = sharp[i] + 2 * random.nextGaussian();
        }

        var comparison = DeLong.compare(outcomes, sharp, blurred);

        assertThat(comparison.difference()).isBetween(0.1, 0.3);
        assertThat(comparison.p()).isLessThan(1e-6);
        assertThat(DeLong.compare(outcomes, blurred, sharp).difference()).isEqualTo(-comparison.difference());
    }

    @Test
    void wantsTwoOfEachClass() {
        assertThatThrownBy(() -> DeLong.interval(new double[] {1, 0, 0}, new double[] {3, 4, 5}, 0.95))
                .isInstanceOf(Undefined.class)
                .hasMessageContaining("at least two");
    }
}
