package io.muster.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class ErrorMomentsTests {

    /** The examples of scikit-learn's documentation of r2_score, mean_absolute_error and mean_squared_error. */
    @Test
    void equalsTheExamplesOfScikitLearn() {
        var moments = ErrorMoments.of(2, new double[] {3, -0.5, 2, 7}, new double[] {2.5, 0.0, 2, 8});

        assertThat(moments.r2()).isCloseTo(0.9486081370449679, within(1e-14));
        assertThat(moments.mae()).isEqualTo(0.5);
        assertThat(moments.mse()).isEqualTo(0.375);
    }

    @Test
    void addsUpToTheWhole() {
        var outcomes = new Random(1).doubles(100).toArray();
        var predictions = new Random(2).doubles(100).toArray();
        var sum = ErrorMoments.empty(0.5)
                .plus(ErrorMoments.of(0.5, Arrays.copyOf(outcomes, 30), Arrays.copyOf(predictions, 30)))
                .plus(ErrorMoments.of(
                        0.5, Arrays.copyOfRange(outcomes, 30, 100), Arrays.copyOfRange(predictions, 30, 100)));
        var whole = new Errors(outcomes, predictions);

        assertThat(sum.rows()).isEqualTo(100);
        assertThat(sum.r2()).isCloseTo(whole.r2(), within(1e-12));
        assertThat(sum.rmse()).isCloseTo(whole.rmse(), within(1e-12));
        assertThatIllegalArgumentException().isThrownBy(() -> sum.plus(ErrorMoments.empty(0)));
    }

    /** The spread of 3,000 drawn values. */
    @Test
    void knowsItsStandardErrors() {
        same(ErrorMoments::mae, ErrorMoments::maeStandardError);
        same(ErrorMoments::rmse, ErrorMoments::rmseStandardError);
        same(ErrorMoments::r2, ErrorMoments::r2StandardError);
        same(ErrorMoments::bias, ErrorMoments::biasStandardError);
    }

    private static void same(ToDoubleFunction<ErrorMoments> value, ToDoubleFunction<ErrorMoments> error) {
        var random = new Random(31);
        var values = new double[3_000];
        var stated = 0.0;
        for (var draw = 0; draw < values.length; draw++) {
            var outcomes = new double[400];
            var predictions = new double[400];
            for (var row = 0; row < outcomes.length; row++) {
                var known = random.nextGaussian();
                outcomes[row] = 100 + known + random.nextGaussian();
                predictions[row] = 100.1 + known;
            }
            var moments = ErrorMoments.of(99, outcomes, predictions);
            values[draw] = value.applyAsDouble(moments);
            stated += error.applyAsDouble(moments) / values.length;
        }
        var mean = Arrays.stream(values).average().orElseThrow();
        var spread = Math.sqrt(Arrays.stream(values)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElseThrow());
        assertThat(stated).isCloseTo(spread, within(0.06 * spread));
    }
}
