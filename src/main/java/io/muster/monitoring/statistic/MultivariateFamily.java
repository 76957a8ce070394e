package io.muster.monitoring.statistic;

import static io.muster.monitoring.statistic.Statistic.Direction.HIGH_IS_BAD;
import static io.muster.monitoring.statistic.Statistic.Uncertainty.NO_DRIFT_QUANTILE;
import static io.muster.monitoring.statistic.Statistic.Uncertainty.STANDARD_ERROR;

import io.muster.datasets.counts.CrossProducts;
import io.muster.monitoring.profile.Profile;
import io.muster.monitoring.statistic.Results.Figure;
import io.muster.statistics.JointMoments;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * Drift of the numeric features together, from their sums of products: a relation that is reversed while each feature
 * keeps its distribution. Rows with a number in all of them count; the uncertainties assume normal features.
 */
final class MultivariateFamily implements StatisticFamily {

    public static final Statistic CORRELATION = new Statistic(
            "correlation-distance",
            "Change of correlations",
            "Root of the mean squared difference of the Pearson correlations of each two features, window − reference",
            "Frobenius distance of correlation matrices, per pair; variance of a correlation (1 − ρ²)² ÷ n",
            "correlation",
            "0 to 2",
            HIGH_IS_BAD,
            Set.of(STANDARD_ERROR, NO_DRIFT_QUANTILE));

    public static final Statistic MAHALANOBIS = new Statistic(
            "mahalanobis",
            "Shift of the means (Mahalanobis)",
            "√((m − μ)ᵀ S⁻¹ (m − μ)); m the means of the window, μ and S the means and covariances of the reference",
            "Mahalanobis, Proceedings of the National Institute of Sciences of India 2 (1936); quantile from χ²",
            "standard deviations",
            "from 0",
            HIGH_IS_BAD,
            Set.of(STANDARD_ERROR, NO_DRIFT_QUANTILE));

    public static final Statistic RECONSTRUCTION = new Statistic(
            "pca-reconstruction",
            "PCA reconstruction error",
            "Root of the mean squared length of what is lost when rows, standardised by the reference, are projected on the "
                    + "principal components that explain 65 % of the reference's variance",
            "NannyML, data reconstruction with PCA (which takes the mean length instead)",
            "standard deviations",
            "from 0",
            HIGH_IS_BAD,
            Set.of(STANDARD_ERROR, NO_DRIFT_QUANTILE));

    @Override
    public String title() {
        return "Drift of several features together";
    }

    @Override
    public Topic topic() {
        return Topic.DRIFT;
    }

    @Override
    public List<Statistic> statistics() {
        return List.of(CORRELATION, MAHALANOBIS, RECONSTRUCTION);
    }

    @Override
    public List<StatisticResult> measure(MonitoredWindow window, Predicate<Statistic> asked) {
        var results = new Results(asked);
        if (products(window.profile()).sums().length > 1) {
            measure(CORRELATION, window, JointMoments::correlationDistance, results);
            measure(MAHALANOBIS, window, JointMoments::mahalanobis, results);
            measure(RECONSTRUCTION, window, JointMoments::reconstructionError, results);
        }
        return results.all();
    }

    private static void measure(
            Statistic statistic,
            MonitoredWindow window,
            BiFunction<JointMoments, JointMoments, JointMoments.Distance> measure,
            Results results) {
        results.add(statistic, "", products(window.profile()).rows(), () -> {
            var distance = measure.apply(moments(window.reference().profile()), moments(window.profile()));
            return new Figure(distance.value(), distance.standardError(), distance.withoutDrift());
        });
    }

    private static CrossProducts products(Profile profile) {
        return profile.columns().products();
    }

    private static JointMoments moments(Profile profile) {
        var products = products(profile);
        return new JointMoments(products.rows(), products.sums(), products.matrix());
    }
}
