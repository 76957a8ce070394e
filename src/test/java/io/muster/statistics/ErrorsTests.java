package io.muster.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ErrorsTests {

    private static final double[] OUTCOMES = {3, -0.5, 2, 7};
    private static final double[] PREDICTIONS = {2.5, 0, 2, 8};

    private final Errors errors = new Errors(OUTCOMES, PREDICTIONS);

    /** The one example of scikit-learn's documentation of all its regression metrics. */
    @Test
    void equalsTheExampleOfScikitLearn() {
        assertThat(errors.mse()).isEqualTo(0.375);
        assertThat(errors.rmse()).isCloseTo(0.6123724356957945, within(1e-15));
        assertThat(errors.mae()).isEqualTo(0.5);
        assertThat(errors.medianAbsoluteError()).isEqualTo(0.5);
        assertThat(errors.mape()).isCloseTo(0.3273809523809524, within(1e-15));
        assertThat(errors.r2()).isCloseTo(0.9486081370449679, within(1e-15));
        assertThat(errors.explainedVariance()).isCloseTo(0.9571734475374732, within(1e-15));
        assertThat(errors.bias()).isEqualTo(0.25);
        assertThat(errors.maxError()).isEqualTo(1);
    }

    /** The example of SciPy's documentation of spearmanr, and Wikipedia's of hours of television and IQ: −29/165. */
    @Test
    void equalsThePublishedExamplesOfRankCorrelation() {
        assertThat(Correlations.spearman(new double[] {1, 2, 3, 4, 5}, new double[] {5, 6, 7, 8, 7}))
                .isCloseTo(0.8207826816681233, within(1e-12));
        assertThat(Correlations.spearman(
                        new double[] {106, 100, 86, 101, 99, 103, 97, 113, 112, 110},
                        new double[] {7, 27, 2, 50, 28, 29, 20, 12, 6, 17}))
                .isCloseTo(-29.0 / 165, within(1e-12));
    }

    @Test
    void isUndefinedWhereOutcomesDoNotVaryOrAreZero() {
        var flat = new Errors(new double[] {2, 2}, new double[] {1, 3});

        assertThatThrownBy(flat::r2).isInstanceOf(Undefined.class).hasMessage("all outcomes are equal");
        assertThatThrownBy(() -> new Errors(new double[] {1, 0}, new double[] {1, 1}).mape())
                .isInstanceOf(Undefined.class)
                .hasMessageContaining("row 1");
        assertThatThrownBy(() -> Correlations.pearson(new double[] {2, 2}, new double[] {1, 3}))
                .isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> new Errors(new double[0], new double[0])).isInstanceOf(Undefined.class);
    }
}
