package io.muster.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.function.ToDoubleBiFunction;
import org.junit.jupiter.api.Test;

class BootstrapTests {

    private static final ToDoubleBiFunction<double[], double[]> MEAN_ERROR = (outcomes, predictions) -> {
        var sum = 0.0;
        for (var row = 0; row < outcomes.length; row++) {
            sum += predictions[row] - outcomes[row];
        }
        return sum / outcomes.length;
    };

    /** The mean of n values of variance 1/12 has the interval ± 1.96 √(1/12n). */
    @Test
    void agreesWithTheNormalIntervalOfAMean() {
        var interval = Bootstrap.interval(new double[1200], evenly(1200), MEAN_ERROR, 0.95);

        assertThat(interval.upper() - interval.lower()).isBetween(0.9 * 0.03267, 1.1 * 0.03267);
        assertThat(interval.lower()).isLessThan(0.5);
        assertThat(interval.upper()).isGreaterThan(0.5);
    }

    @Test
    void givesTheSameIntervalForTheSameRows() {
        assertThat(Bootstrap.interval(new double[300], evenly(300), MEAN_ERROR, 0.95))
                .isEqualTo(Bootstrap.interval(new double[300], evenly(300), MEAN_ERROR, 0.95));
    }

    @Test
    void hasNoIntervalForWhatIsMostlyUndefined() {
        ToDoubleBiFunction<double[], double[]> undefined = (outcomes, predictions) -> {
            throw new Undefined("there is one class only");
        };

        assertThatThrownBy(() -> Bootstrap.interval(new double[30], evenly(30), undefined, 0.95))
                .isInstanceOf(Undefined.class)
                .hasMessageContaining("undefined for too many samples");
    }

    private static double[] evenly(int rows) {
        var values = new double[rows];
        Arrays.setAll(values, row -> (row + 0.5) / rows);
        return values;
    }
}
