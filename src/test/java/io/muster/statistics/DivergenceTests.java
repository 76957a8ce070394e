package io.muster.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class DivergenceTests {

    private final Divergence shifted = new Divergence(new double[] {36, 48, 16}, new double[] {33, 33, 34});

    /** Computed with SciPy 1.17 ({@code jensenshannon}, {@code chi2_contingency}) and NumPy from the definitions. */
    @Test
    void equalsSciPy() {
        assertThat(shifted.psi()).isCloseTo(0.19449328315364892, within(1e-14));
        assertThat(shifted.jensenShannon()).isCloseTo(0.18561251744728466, within(1e-14));
        assertThat(shifted.hellinger()).isCloseTo(0.15521981371995697, within(1e-14));
        assertThat(shifted.chiSquared()).isCloseTo(9.388212560386474, within(1e-12));
        assertThat(shifted.chiSquaredP()).isCloseTo(0.009149040393761316, within(1e-12));
        assertThat(shifted.lInfinity()).isCloseTo(0.18, within(1e-15));
        assertThat(shifted.totalVariation()).isCloseTo(0.18, within(1e-15));
        assertThat(shifted.ks()).isCloseTo(0.18, within(1e-15));
    }

    /** The example of SciPy's documentation of {@code chi2_contingency}. */
    @Test
    void equalsTheDocumentedChiSquared() {
        var documented = new Divergence(new double[] {10, 10, 20}, new double[] {20, 20, 20});

        assertThat(documented.chiSquared()).isCloseTo(2.7777777777777777, within(1e-14));
        assertThat(documented.chiSquaredP()).isCloseTo(0.24935220877729619, within(1e-12));
    }

    /** SciPy's value for [[30, 70], [45, 55]]; an empty third bin changes nothing. */
    @Test
    void correctsChiSquaredWhereOnlyTwoBinsAreUsed() {
        var two = new Divergence(new double[] {30, 0, 70}, new double[] {45, 0, 55});

        assertThat(two.chiSquared()).isCloseTo(4.181333333333333, within(1e-13));
        assertThat(two.chiSquaredP()).isCloseTo(0.04087153408900628, within(1e-12));
    }

    @Test
    void countsAnEmptyBinAsOneInTenThousand() {
        var emptied = new Divergence(new double[] {50, 50}, new double[] {100, 0});

        assertThat(emptied.psi()).isCloseTo(0.5 * Math.log(2) + (1e-4 - 0.5) * Math.log(1e-4 / 0.5), within(1e-14));
        assertThat(new Divergence(new double[] {1, 0}, new double[] {0, 1}).jensenShannon())
                .isEqualTo(1);
        assertThat(new Divergence(new double[] {1, 0}, new double[] {0, 1}).hellinger())
                .isEqualTo(1);
    }

    @Test
    void saysWhatEachBinAddsToPsi() {
        assertThat(shifted.psiByBin()).hasSize(3);
        assertThat(shifted.psiByBin()[2]).isCloseTo(0.18 * Math.log(0.34 / 0.16), within(1e-14));
    }

    /** The quantiles published by simulation: 0.069 at 500 rows of each sample and ten bins, 0.033 at 1,000. */
    @Test
    void knowsWhatPsiExceedsByChance() {
        assertThat(uniform(500, 500).psiWithoutDrift()).isCloseTo(0.069, within(0.002));
        assertThat(uniform(1_000, 1_000).psiWithoutDrift()).isCloseTo(0.033, within(0.001));
        assertThat(uniform(200, 200).psiWithoutDrift()).isGreaterThan(0.1);
    }

    private static Divergence uniform(double reference, double current) {
        var a = new double[10];
        var b = new double[10];
        Arrays.fill(a, reference / 10);
        Arrays.fill(b, current / 10);
        return new Divergence(a, b);
    }

    /** One of twenty for the quantiles from chi-squared; fewer for those that are bounds. */
    @Test
    void exceedsItsQuantileAsOftenAsItSays() {
        assertThat(exceeded(Divergence::psi, Divergence::psiWithoutDrift)).isBetween(0.03, 0.07);
        assertThat(exceeded(Divergence::jensenShannon, Divergence::jensenShannonWithoutDrift))
                .isBetween(0.03, 0.07);
        assertThat(exceeded(Divergence::hellinger, Divergence::hellingerWithoutDrift))
                .isBetween(0.03, 0.07);
        assertThat(exceeded(Divergence::chiSquared, Divergence::chiSquaredWithoutDrift))
                .isBetween(0.03, 0.07);
        assertThat(exceeded(Divergence::totalVariation, Divergence::totalVariationWithoutDrift))
                .isBetween(0.03, 0.07);
        assertThat(exceeded(Divergence::ks, Divergence::ksWithoutDrift)).isBetween(0.002, 0.05);
        assertThat(exceeded(Divergence::lInfinity, Divergence::lInfinityWithoutDrift))
                .isBetween(0.01, 0.06);
    }

    private static double exceeded(ToDoubleFunction<Divergence> value, ToDoubleFunction<Divergence> quantile) {
        var random = new Random(11);
        var exceeded = 0;
        for (var draw = 0; draw < 2_000; draw++) {
            var drawn = new Divergence(sample(random, 800), sample(random, 500));
            exceeded += value.applyAsDouble(drawn) > quantile.applyAsDouble(drawn) ? 1 : 0;
        }
        return exceeded / 2_000.0;
    }

    private static double[] sample(Random random, int rows) {
        var counts = new double[8];
        for (var row = 0; row < rows; row++) {
            counts[(int) (8 * Math.sqrt(random.nextDouble()))]++;
        }
        return counts;
    }

    /** The spread of 2,000 drawn values. */
    @Test
    void knowsItsStandardError() {
        var random = new Random(17);
        var values = new double[2_000];
        var stated = 0.0;
        for (var draw = 0; draw < values.length; draw++) {
            var drawn = new Divergence(sample(random, 2_000), skewed(random, 1_000));
            values[draw] = drawn.psi();
            stated += drawn.psiStandardError() / values.length;
        }
        var mean = Arrays.stream(values).average().orElseThrow();
        var spread = Math.sqrt(Arrays.stream(values)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElseThrow());

        assertThat(stated).isCloseTo(spread, within(0.1 * spread));
    }

    private static double[] skewed(Random random, int rows) {
        var counts = new double[8];
        for (var row = 0; row < rows; row++) {
            counts[(int) (8 * random.nextDouble())]++;
        }
        return counts;
    }

    @Test
    void isUndefinedWithoutRows() {
        assertThatThrownBy(() -> new Divergence(new double[2], new double[] {1, 1}))
                .isInstanceOf(Undefined.class)
                .hasMessage("the reference has no value");
        assertThatThrownBy(() -> new Divergence(new double[] {3, 0}, new double[] {5, 0}).psiWithoutDrift())
                .isInstanceOf(Undefined.class)
                .hasMessage("all values are in one bin");
        assertThatIllegalArgumentException().isThrownBy(() -> new Divergence(new double[2], new double[3]));
    }
}
