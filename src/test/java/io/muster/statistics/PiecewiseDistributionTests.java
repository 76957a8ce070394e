package io.muster.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PiecewiseDistributionTests {

    private static final double[] EDGES = {1, 2, 3};

    @Test
    void isLinearInsideABin() {
        var values = new PiecewiseDistribution(EDGES, new double[] {10, 20, 30, 40}, 0, 5, 2.7);

        assertThat(values.below(-1)).isZero();
        assertThat(values.below(0.5)).isCloseTo(0.05, within(1e-15));
        assertThat(values.below(2)).isCloseTo(0.3, within(1e-15));
        assertThat(values.below(4)).isCloseTo(0.8, within(1e-15));
        assertThat(values.below(5)).isEqualTo(1);
    }

    /** Uniform from 0 to 4 against uniform from 1 to 5, two points, and crossing functions; areas by hand. */
    @Test
    void knowsTheAreaBetweenTwoDistributions() {
        var uniform = new PiecewiseDistribution(EDGES, new double[] {1, 1, 1, 1}, 0, 4, 2);
        var shifted = new PiecewiseDistribution(EDGES, new double[] {0, 1, 1, 2}, 1, 5, 3);
        assertThat(uniform.wasserstein(shifted)).isCloseTo(1, within(1e-12));
        assertThat(shifted.wasserstein(uniform)).isCloseTo(1, within(1e-12));

        var zero = new PiecewiseDistribution(EDGES, new double[] {7, 0, 0, 0}, 0, 0, 0);
        var nine = new PiecewiseDistribution(EDGES, new double[] {0, 0, 0, 3}, 9, 9, 9);
        assertThat(zero.wasserstein(nine)).isCloseTo(9, within(1e-12));

        var wide = new PiecewiseDistribution(new double[0], new double[] {1}, 0, 4, 2);
        var narrow = new PiecewiseDistribution(new double[0], new double[] {1}, 1, 3, 2);
        assertThat(wide.wasserstein(narrow)).isCloseTo(0.5, within(1e-12));
    }

    /** 90 values at 1 to 3 and ten near 3.5, one of them 500: evenly spread up to 500 they would lie 248 apart. */
    @Test
    void isNotStretchedByOneExtremeValue() {
        var usual = new PiecewiseDistribution(EDGES, new double[] {0, 45, 45, 10}, 1, 4, 2.15);
        var extreme = new PiecewiseDistribution(EDGES, new double[] {0, 45, 45, 10}, 1, 500, 2.15 + 4.965);

        assertThat(usual.wasserstein(extreme)).isCloseTo(4.965, within(1e-9));
    }

    @Test
    void exceedsItsQuantileAsOftenAsItSays() {
        var random = new Random(41);
        var exceeded = 0;
        for (var draw = 0; draw < 1_000; draw++) {
            var reference = drawn(random, 900);
            var window = drawn(random, 600);
            exceeded += reference.wasserstein(window) > reference.wassersteinWithoutDrift(600) ? 1 : 0;
        }

        assertThat(exceeded / 1_000.0).isBetween(0.02, 0.08);
    }

    private static PiecewiseDistribution drawn(Random random, int rows) {
        var values = random.doubles(rows).map(v -> 4 * v).toArray();
        var counts = new double[4];
        Arrays.stream(values).forEach(value -> counts[(int) value]++);
        return new PiecewiseDistribution(
                EDGES,
                counts,
                Arrays.stream(values).min().orElseThrow(),
                Arrays.stream(values).max().orElseThrow(),
                Arrays.stream(values).average().orElseThrow());
    }

    @Test
    void isUndefinedWithoutAValue() {
        assertThatThrownBy(() -> new PiecewiseDistribution(EDGES, new double[4], 0, 0, 0))
                .isInstanceOf(Undefined.class);
    }
}
