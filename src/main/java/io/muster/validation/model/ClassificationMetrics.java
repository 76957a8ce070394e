package io.muster.validation.model;

import io.muster.validation.model.Metric.Group;
import java.util.List;

/** The metrics of binary classification. Their order is that of {@code docs/reference/metrics.md}. */
public final class ClassificationMetrics {

    public static final Metric AUC = new Metric(
            "auc",
            Group.BINARY_CLASSIFICATION,
            "Area under the ROC curve (AUC)",
            "Share of pairs of a positive and a negative row in which the positive one has the higher score; ties count half",
            "0 to 1, high; 0.5 is chance",
            "Hanley and McNeil, Radiology 143 (1982)");

    public static final Metric AUC_LOWER = new Metric(
            "auc-lower",
            Group.BINARY_CLASSIFICATION,
            "AUC, lower end of the 95 % interval",
            "Lower end of the 95 % confidence interval of `auc`: `auc` − 1.96 standard errors, cut at 0",
            "0 to 1, high",
            "DeLong, DeLong and Clarke-Pearson, Biometrics 44 (1988)");

    public static final Metric AUC_UPPER = new Metric(
            "auc-upper",
            Group.BINARY_CLASSIFICATION,
            "AUC, upper end of the 95 % interval",
            "Upper end of that interval, cut at 1",
            "0 to 1, high",
            "as `auc-lower`");

    public static final Metric GINI = new Metric(
            "gini",
            Group.BINARY_CLASSIFICATION,
            "Gini coefficient",
            "2 · `auc` − 1; also called accuracy ratio or Somers' D",
            "−1 to 1, high; 0 is chance",
            "Engelmann, Hayden and Tasche, Risk (January 2003)");

    public static final Metric KS = new Metric(
            "ks",
            Group.BINARY_CLASSIFICATION,
            "Kolmogorov–Smirnov distance",
            "Largest distance between the distribution functions of the scores of positives and of negatives",
            "0 to 1, high",
            "Smirnov (1948)");

    public static final Metric AVERAGE_PRECISION = new Metric(
            "average-precision",
            Group.BINARY_CLASSIFICATION,
            "Average precision",
            "Σ (Rₖ − Rₖ₋₁) Pₖ over the distinct scores from the highest down; P precision, R recall; no interpolation",
            "0 to 1, high; chance is `observed-rate`",
            "scikit-learn, `average_precision_score`");

    public static final Metric BRIER = new Metric(
            "brier",
            Group.BINARY_CLASSIFICATION,
            "Brier score",
            "Σ (p − y)² ÷ n; no value unless every output lies in 0 to 1",
            "0 to 1, low",
            "Brier, Monthly Weather Review 78 (1950)");

    public static final Metric LOG_LOSS = new Metric(
            "log-loss",
            Group.BINARY_CLASSIFICATION,
            "Logarithmic loss",
            "−Σ (y ln p + (1 − y) ln(1 − p)) ÷ n, p clipped to [10⁻¹⁵, 1 − 10⁻¹⁵]",
            "0 to 34.54, low",
            "scikit-learn up to 1.2, `log_loss`");

    public static final Metric ECE = new Metric(
            "ece",
            Group.BINARY_CLASSIFICATION,
            "Expected calibration error",
            "Ten bins of equal width: Σ (rows of the bin ÷ n) · |mean p − mean y|",
            "0 to 1, low",
            "Naeini, Cooper and Hauskrecht, AAAI (2015)");

    public static final Metric HOSMER_LEMESHOW_P = new Metric(
            "hosmer-lemeshow-p",
            Group.BINARY_CLASSIFICATION,
            "Hosmer–Lemeshow p-value",
            "p-value of Σ (observed − expected)² ÷ (nₖ p̄ₖ (1 − p̄ₖ)) over ten groups of equal size by rising p, chi-squared with 8 degrees of freedom; needs 100 rows",
            "0 to 1; a small value means not calibrated",
            "Hosmer and Lemeshow, Communications in Statistics 9 (1980)");

    public static final Metric OBSERVED_RATE = new Metric(
            "observed-rate",
            Group.BINARY_CLASSIFICATION,
            "Observed rate",
            "Mean y",
            "0 to 1, neither good nor bad",
            "mean");

    public static final Metric MEAN_PREDICTED = new Metric(
            "mean-predicted",
            Group.BINARY_CLASSIFICATION,
            "Mean predicted probability",
            "Mean p",
            "0 to 1, near `observed-rate`",
            "mean");

    public static final Metric ACCURACY = new Metric(
            "accuracy",
            Group.BINARY_CLASSIFICATION,
            "Accuracy",
            "(TP + TN) ÷ n. A row counts as positive when its score is at least the cut-off: that of the validation order, otherwise 0.5 if all scores are probabilities, otherwise there is no value. The report states the cut-off",
            "0 to 1, high",
            "Fawcett, Pattern Recognition Letters 27 (2006)");

    public static final Metric BALANCED_ACCURACY = new Metric(
            "balanced-accuracy",
            Group.BINARY_CLASSIFICATION,
            "Balanced accuracy",
            "(`recall` + `specificity`) ÷ 2, at the cut-off of `accuracy`",
            "0 to 1, high; 0.5 is chance",
            "Brodersen et al., ICPR (2010)");

    public static final Metric PRECISION = new Metric(
            "precision",
            Group.BINARY_CLASSIFICATION,
            "Precision",
            "TP ÷ (TP + FP); no value if nothing is decided positive",
            "0 to 1, high",
            "Fawcett (2006)");

    public static final Metric RECALL = new Metric(
            "recall",
            Group.BINARY_CLASSIFICATION,
            "Recall",
            "TP ÷ (TP + FN); also called sensitivity",
            "0 to 1, high",
            "Fawcett (2006)");

    public static final Metric SPECIFICITY = new Metric(
            "specificity",
            Group.BINARY_CLASSIFICATION,
            "Specificity",
            "TN ÷ (TN + FP)",
            "0 to 1, high",
            "Fawcett (2006)");

    public static final Metric F1 = new Metric(
            "f1",
            Group.BINARY_CLASSIFICATION,
            "F1 score",
            "2 TP ÷ (2 TP + FP + FN)",
            "0 to 1, high",
            "van Rijsbergen (1979)");

    public static final Metric MCC = new Metric(
            "mcc",
            Group.BINARY_CLASSIFICATION,
            "Matthews correlation coefficient",
            "(TP · TN − FP · FN) ÷ √((TP + FP)(TP + FN)(TN + FP)(TN + FN))",
            "−1 to 1, high; 0 is chance",
            "Matthews, BBA 405 (1975)");

    public static final Metric KAPPA = new Metric(
            "kappa",
            Group.BINARY_CLASSIFICATION,
            "Cohen's kappa",
            "(`accuracy` − chance) ÷ (1 − chance), with chance from the shares of outcomes and decisions",
            "−1 to 1, high; 0 is chance",
            "Cohen, Educational and Psychological Measurement 20 (1960)");

    public static final Metric CHAMPION_AUC_DIFFERENCE = new Metric(
            "champion-auc-difference",
            Group.BINARY_CLASSIFICATION,
            "AUC minus that of the champion",
            "`auc` minus that of the version in service, on the rows that both score",
            "−1 to 1, from 0",
            "DeLong et al. (1988)");

    public static final Metric CHAMPION_AUC_P = new Metric(
            "champion-auc-p",
            Group.BINARY_CLASSIFICATION,
            "p-value of the AUC difference",
            "Two-sided p-value of no difference, by the covariance of both; 1 when both rank alike",
            "0 to 1; a small value means not by chance",
            "DeLong et al. (1988)");

    static final List<Metric> ALL = List.of(
            AUC,
            AUC_LOWER,
            AUC_UPPER,
            GINI,
            KS,
            AVERAGE_PRECISION,
            BRIER,
            LOG_LOSS,
            ECE,
            HOSMER_LEMESHOW_P,
            OBSERVED_RATE,
            MEAN_PREDICTED,
            ACCURACY,
            BALANCED_ACCURACY,
            PRECISION,
            RECALL,
            SPECIFICITY,
            F1,
            MCC,
            KAPPA,
            CHAMPION_AUC_DIFFERENCE,
            CHAMPION_AUC_P);

    private ClassificationMetrics() {}
}
