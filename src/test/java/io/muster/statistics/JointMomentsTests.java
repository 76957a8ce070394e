package io.muster.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class JointMomentsTests {

    private static final double[][] REFERENCE = {{1, 2, 0}, {2, 1, 1}, {3, 5, 1}, {4, 3, 2}, {5, 6, 0}, {6, 4, 3}};
    private static final double[][] WINDOW = {{2, 5, 1}, {4, 4, 0}, {5, 7, 2}, {3, 2, 2}, {6, 6, 4}};

    /** Computed with NumPy 2.4 and SciPy 1.17 ({@code corrcoef}, {@code mahalanobis}, {@code eigh}). */
    @Test
    void equalsNumPyAndSciPy() {
        var reference = moments(REFERENCE);
        var window = moments(WINDOW);

        assertThat(reference.mahalanobis(window).value()).isCloseTo(1.5832711828131605, within(1e-12));
        assertThat(reference.correlationDistance(window).value()).isCloseTo(0.22519461609345898, within(1e-13));
        assertThat(reference.reconstructionError(window).value()).isCloseTo(0.777980299794799, within(1e-12));
    }

    @Test
    void exceedsItsQuantileAsOftenAsItSaysWhereFeaturesAreNormal() {
        assertThat(exceeded(d -> d.correlation().value() - d.correlation().withoutDrift()))
                .isBetween(0.02, 0.09);
        assertThat(exceeded(d -> d.mahalanobis().value() - d.mahalanobis().withoutDrift()))
                .isBetween(0.03, 0.07);
        assertThat(exceeded(d -> d.reconstruction().value() - d.reconstruction().withoutDrift()))
                .isBetween(0.02, 0.09);
    }

    private record Drawn(
            JointMoments.Distance correlation,
            JointMoments.Distance mahalanobis,
            JointMoments.Distance reconstruction) {}

    private static double exceeded(ToDoubleFunction<Drawn> excess) {
        var random = new Random(23);
        var exceeded = 0;
        for (var draw = 0; draw < 1_000; draw++) {
            var reference = moments(normal(random, 600));
            var window = moments(normal(random, 400));
            exceeded += excess.applyAsDouble(new Drawn(
                                    reference.correlationDistance(window),
                                    reference.mahalanobis(window),
                                    reference.reconstructionError(window)))
                            > 0
                    ? 1
                    : 0;
        }
        return exceeded / 1_000.0;
    }

    private static double[][] normal(Random random, int rows) {
        var drawn = new double[rows][4];
        for (var row : drawn) {
            var common = random.nextGaussian();
            for (var i = 0; i < row.length; i++) {
                row[i] = 10 * i + (i + 1) * (0.5 * common + random.nextGaussian());
            }
        }
        return drawn;
    }

    @Test
    void leavesOutWhatIsConstantAndRefusesWhatFollowsFromOthers() {
        var constant = new double[][] {{1, 5}, {2, 5}, {4, 5}};
        assertThat(moments(constant).mahalanobis(moments(constant)).value()).isZero();
        assertThatThrownBy(() -> moments(constant).correlationDistance(moments(constant)))
                .isInstanceOf(Undefined.class);

        var twice = new double[][] {{1, 2}, {2, 4}, {4, 8}};
        assertThatThrownBy(() -> moments(twice).mahalanobis(moments(twice)))
                .isInstanceOf(Undefined.class)
                .hasMessageContaining("linear function");
    }

    private static JointMoments moments(double[][] rows) {
        var width = rows[0].length;
        var sums = new double[width];
        var products = new double[width][width];
        for (var row : rows) {
            for (var i = 0; i < width; i++) {
                sums[i] += row[i];
                for (var j = 0; j < width; j++) {
                    products[i][j] += row[i] * row[j];
                }
            }
        }
        return new JointMoments(rows.length, sums, products);
    }
}
