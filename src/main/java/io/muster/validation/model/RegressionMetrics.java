package io.muster.validation.model;

import io.muster.validation.model.Metric.Group;
import java.util.List;

/** The metrics of regression. Their order is that of {@code docs/reference/metrics.md}. */
public final class RegressionMetrics {

    public static final Metric RMSE =
            new Metric("rmse", Group.REGRESSION, "Root mean squared error", "√`mse`", "from 0, low", "definition");

    public static final Metric MSE =
            new Metric("mse", Group.REGRESSION, "Mean squared error", "Σ (p − y)² ÷ n", "from 0, low", "definition");

    public static final Metric MAE =
            new Metric("mae", Group.REGRESSION, "Mean absolute error", "Σ |p − y| ÷ n", "from 0, low", "definition");

    public static final Metric MEDIAN_AE = new Metric(
            "median-ae",
            Group.REGRESSION,
            "Median absolute error",
            "Median of |p − y|; the mean of the two middle ones for an even n",
            "from 0, low",
            "definition");

    public static final Metric MAPE = new Metric(
            "mape",
            Group.REGRESSION,
            "Mean absolute percentage error",
            "Σ |p − y| ÷ |y| ÷ n; 0.1 is ten per cent; no value if an outcome is 0",
            "from 0, low",
            "definition");

    public static final Metric R2 = new Metric(
            "r2",
            Group.REGRESSION,
            "Coefficient of determination (R²)",
            "1 − Σ (p − y)² ÷ Σ (y − ȳ)²",
            "up to 1, high; the mean alone gives 0",
            "coefficient of determination");

    public static final Metric EXPLAINED_VARIANCE = new Metric(
            "explained-variance",
            Group.REGRESSION,
            "Explained variance",
            "1 − variance of the errors ÷ variance of the outcomes",
            "up to 1, high",
            "scikit-learn, `explained_variance_score`");

    public static final Metric BIAS = new Metric(
            "bias",
            Group.REGRESSION,
            "Mean error (bias)",
            "Mean of prediction minus outcome; above 0 the model predicts too high",
            "any, near 0",
            "definition");

    public static final Metric MAX_ERROR = new Metric(
            "max-error", Group.REGRESSION, "Largest absolute error", "Largest |p − y|", "from 0, low", "definition");

    public static final Metric PEARSON = new Metric(
            "pearson",
            Group.REGRESSION,
            "Pearson correlation",
            "Product-moment correlation of prediction and outcome",
            "−1 to 1, high",
            "Pearson (1895)");

    public static final Metric SPEARMAN = new Metric(
            "spearman",
            Group.REGRESSION,
            "Spearman rank correlation",
            "Pearson correlation of ranks, ties by their mean",
            "−1 to 1, high",
            "Spearman (1904)");

    public static final Metric KENDALL = new Metric(
            "kendall",
            Group.REGRESSION,
            "Kendall's tau-b",
            "Kendall's tau-b, corrected for ties",
            "−1 to 1, high",
            "Kendall, Biometrika 33 (1945)");

    public static final Metric CHAMPION_RMSE_DIFFERENCE = new Metric(
            "champion-rmse-difference",
            Group.REGRESSION,
            "RMSE minus that of the champion",
            "`rmse` minus that of the version in service, on the rows that both score",
            "any, up to 0",
            "definition");

    public static final Metric MASE = new Metric(
            "mase",
            Group.REGRESSION,
            "Mean absolute scaled error (MASE)",
            "`mae` ÷ mean absolute error of the naive forecast (the value one season before) on the training data; below 1 "
                    + "the model is better than the naive forecast was there",
            "from 0, low",
            "Hyndman and Koehler, International Journal of Forecasting 22 (2006)");

    public static final Metric WORST_MASE = new Metric(
            "mase-worst-horizon",
            Group.REGRESSION,
            "MASE of the worst horizon",
            "The highest `mase` of a single horizon",
            "from 0, low",
            "definition");

    public static final Metric INTERVAL_COVERAGE = new Metric(
            "interval-coverage",
            Group.REGRESSION,
            "Coverage of prediction intervals",
            "Outcomes within the interval of their prediction, ends included ÷ predictions with an interval",
            "0 to 1, near the stated level",
            "Christoffersen, International Economic Review 39 (1998)");

    static final List<Metric> ALL = List.of(
            RMSE,
            MSE,
            MAE,
            MEDIAN_AE,
            MAPE,
            R2,
            EXPLAINED_VARIANCE,
            BIAS,
            MAX_ERROR,
            PEARSON,
            SPEARMAN,
            KENDALL,
            CHAMPION_RMSE_DIFFERENCE,
            MASE,
            WORST_MASE,
            INTERVAL_COVERAGE);

    private RegressionMetrics() {}
}
