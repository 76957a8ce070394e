package io.muster.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReweightingTests {

    private static final int DRAWN = 100_000;

    @Test
    void drawsEachRowAsOftenAsItsWeightSays() {
        var drawn = new Reweighting(1).byWeight(new double[] {1, 0, 3}, DRAWN);

        assertThat(share(drawn, 0)).isCloseTo(0.25, within(0.01));
        assertThat(share(drawn, 1)).isZero();
        assertThat(share(drawn, 2)).isCloseTo(0.75, within(0.01));
    }

    @Test
    void drawsTheSameRowsByTheSameSeed() {
        var weights = new double[] {1, 2, 3};

        assertThat(new Reweighting(1).byWeight(weights, 100)).isEqualTo(new Reweighting(1).byWeight(weights, 100));
        assertThat(new Reweighting(1).byWeight(weights, 100)).isNotEqualTo(new Reweighting(2).byWeight(weights, 100));
    }

    /** Scores 0 to 199, of which the higher half goes bad nine times as often: afterwards all bands go bad equally often. */
    @Test
    void takesTheMeaningFromScoresAndKeepsTheirDistribution() {
        var scores = IntStream.range(0, 200).asDoubleStream().toArray();
        var bad = new boolean[200];
        IntStream.range(0, 200).forEach(row -> bad[row] = row < 100 ? row % 10 == 0 : row % 10 != 0);

        var drawn = new Reweighting(1).withoutMeaning(scores, bad, DRAWN);

        for (var band = 0; band < 10; band++) {
            var first = band * 20;
            var rows = Arrays.stream(drawn)
                    .filter(row -> row >= first && row < first + 20)
                    .toArray();
            assertThat(rows.length / (double) DRAWN).isCloseTo(0.1, within(0.005));
            assertThat(Arrays.stream(rows).filter(row -> bad[row]).count() / (double) rows.length)
                    .isCloseTo(0.5, within(0.02));
        }
    }

    private static double share(int[] drawn, int row) {
        return Arrays.stream(drawn).filter(each -> each == row).count() / (double) drawn.length;
    }
}
