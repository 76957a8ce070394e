package io.muster.validation.model;

import java.util.Arrays;
import java.util.Optional;

/**
 * Everything that validation measures, by ids that acceptance policies set thresholds on and reports keep. Titles and
 * definitions are for people: pages show them, and {@code docs/reference/metrics.md} is generated from them.
 */
public enum Metric {
    ROWS("rows", Group.ALL_TASKS, "Rows", "Rows of the evaluation dataset", "from 0, more", "count"),
    OUTCOME_MISSING(
            "outcome-missing",
            Group.ALL_TASKS,
            "Share of rows without an outcome",
            "Rows without an outcome ÷ all rows",
            "0 to 1, low",
            "count"),
    PREDICTION_MISSING(
            "prediction-missing",
            Group.ALL_TASKS,
            "Share of rows without a prediction",
            "Rows for which the model gives no finite output, or does not accept the inputs ÷ all rows",
            "0 to 1, low",
            "count"),
    GOLDEN_REPRODUCED(
            "golden-reproduced",
            Group.ALL_TASKS,
            "Share of golden records reproduced",
            "Golden records whose outputs are all within the record's tolerance, scored one by one and as one batch ÷ all golden records. The deviation of a number is relative to the larger of 1 and the expected value",
            "0 to 1, 1",
            "Muster"),
    DETERMINISTIC(
            "deterministic",
            Group.ALL_TASKS,
            "Share of rows scored the same when scored again",
            "The smaller of two shares: of the rows of one batch (up to `muster.validation.batch-rows`), those with the same bits when the batch is scored again after all other rows; of its first 100 rows, those with the same result when scored one by one, numbers within 10⁻⁶ relative to the larger of 1 and the number. The tolerance allows for 32-bit runtimes, which compute other batch sizes by other kernels",
            "0 to 1, 1",
            "Muster"),
    DOCUMENTATION(
            "documentation",
            Group.ALL_TASKS,
            "Completeness of the documentation",
            "How many of these twelve are stated, ÷ 12: purpose, owner, users, allowed uses, "
                    + "limitations, data sources, link to the documentation, materiality tier with its rule, "
                    + "artifact, signature, golden records, provenance. Whether they are true is for the "
                    + "reviewer to judge",
            "0 to 1, high",
            "Muster; the list follows the model inventory of SR 11-7 (Federal Reserve, 2011), section VI"),
    AUC(
            "auc",
            Group.BINARY_CLASSIFICATION,
            "Area under the ROC curve (AUC)",
            "Share of pairs of a positive and a negative row in which the positive one has the higher score; ties count half",
            "0 to 1, high; 0.5 is chance",
            "Hanley and McNeil, Radiology 143 (1982)"),
    AUC_LOWER(
            "auc-lower",
            Group.BINARY_CLASSIFICATION,
            "AUC, lower end of the 95 % interval",
            "Lower end of the 95 % confidence interval of `auc`: `auc` − 1.96 standard errors, cut at 0",
            "0 to 1, high",
            "DeLong, DeLong and Clarke-Pearson, Biometrics 44 (1988)"),
    AUC_UPPER(
            "auc-upper",
            Group.BINARY_CLASSIFICATION,
            "AUC, upper end of the 95 % interval",
            "Upper end of that interval, cut at 1",
            "0 to 1, high",
            "as `auc-lower`"),
    GINI(
            "gini",
            Group.BINARY_CLASSIFICATION,
            "Gini coefficient",
            "2 · `auc` − 1; also called accuracy ratio or Somers' D",
            "−1 to 1, high; 0 is chance",
            "Engelmann, Hayden and Tasche, Risk (January 2003)"),
    KS(
            "ks",
            Group.BINARY_CLASSIFICATION,
            "Kolmogorov–Smirnov distance",
            "Largest distance between the distribution functions of the scores of positives and of negatives",
            "0 to 1, high",
            "Smirnov (1948)"),
    AVERAGE_PRECISION(
            "average-precision",
            Group.BINARY_CLASSIFICATION,
            "Average precision",
            "Σ (Rₖ − Rₖ₋₁) Pₖ over the distinct scores from the highest down; P precision, R recall; no interpolation",
            "0 to 1, high; chance is `observed-rate`",
            "scikit-learn, `average_precision_score`"),
    BRIER(
            "brier",
            Group.BINARY_CLASSIFICATION,
            "Brier score",
            "Σ (p − y)² ÷ n; no value unless every output lies in 0 to 1",
            "0 to 1, low",
            "Brier, Monthly Weather Review 78 (1950)"),
    LOG_LOSS(
            "log-loss",
            Group.BINARY_CLASSIFICATION,
            "Logarithmic loss",
            "−Σ (y ln p + (1 − y) ln(1 − p)) ÷ n, p clipped to [10⁻¹⁵, 1 − 10⁻¹⁵]",
            "0 to 34.54, low",
            "scikit-learn up to 1.2, `log_loss`"),
    ECE(
            "ece",
            Group.BINARY_CLASSIFICATION,
            "Expected calibration error",
            "Ten bins of equal width: Σ (rows of the bin ÷ n) · |mean p − mean y|",
            "0 to 1, low",
            "Naeini, Cooper and Hauskrecht, AAAI (2015)"),
    HOSMER_LEMESHOW_P(
            "hosmer-lemeshow-p",
            Group.BINARY_CLASSIFICATION,
            "Hosmer–Lemeshow p-value",
            "p-value of Σ (observed − expected)² ÷ (nₖ p̄ₖ (1 − p̄ₖ)) over ten groups of equal size by rising p, chi-squared with 8 degrees of freedom; needs 100 rows",
            "0 to 1; a small value means not calibrated",
            "Hosmer and Lemeshow, Communications in Statistics 9 (1980)"),
    OBSERVED_RATE(
            "observed-rate",
            Group.BINARY_CLASSIFICATION,
            "Observed rate",
            "Mean y",
            "0 to 1, neither good nor bad",
            "mean"),
    MEAN_PREDICTED(
            "mean-predicted",
            Group.BINARY_CLASSIFICATION,
            "Mean predicted probability",
            "Mean p",
            "0 to 1, near `observed-rate`",
            "mean"),
    ACCURACY(
            "accuracy",
            Group.BINARY_CLASSIFICATION,
            "Accuracy",
            "(TP + TN) ÷ n. A row counts as positive when its score is at least the cut-off: that of the validation order, otherwise 0.5 if all scores are probabilities, otherwise there is no value. The report states the cut-off",
            "0 to 1, high",
            "Fawcett, Pattern Recognition Letters 27 (2006)"),
    BALANCED_ACCURACY(
            "balanced-accuracy",
            Group.BINARY_CLASSIFICATION,
            "Balanced accuracy",
            "(`recall` + `specificity`) ÷ 2, at the cut-off of `accuracy`",
            "0 to 1, high; 0.5 is chance",
            "Brodersen et al., ICPR (2010)"),
    PRECISION(
            "precision",
            Group.BINARY_CLASSIFICATION,
            "Precision",
            "TP ÷ (TP + FP); no value if nothing is decided positive",
            "0 to 1, high",
            "Fawcett (2006)"),
    RECALL(
            "recall",
            Group.BINARY_CLASSIFICATION,
            "Recall",
            "TP ÷ (TP + FN); also called sensitivity",
            "0 to 1, high",
            "Fawcett (2006)"),
    SPECIFICITY(
            "specificity",
            Group.BINARY_CLASSIFICATION,
            "Specificity",
            "TN ÷ (TN + FP)",
            "0 to 1, high",
            "Fawcett (2006)"),
    F1(
            "f1",
            Group.BINARY_CLASSIFICATION,
            "F1 score",
            "2 TP ÷ (2 TP + FP + FN)",
            "0 to 1, high",
            "van Rijsbergen (1979)"),
    MCC(
            "mcc",
            Group.BINARY_CLASSIFICATION,
            "Matthews correlation coefficient",
            "(TP · TN − FP · FN) ÷ √((TP + FP)(TP + FN)(TN + FP)(TN + FN))",
            "−1 to 1, high; 0 is chance",
            "Matthews, BBA 405 (1975)"),
    KAPPA(
            "kappa",
            Group.BINARY_CLASSIFICATION,
            "Cohen's kappa",
            "(`accuracy` − chance) ÷ (1 − chance), with chance from the shares of outcomes and decisions",
            "−1 to 1, high; 0 is chance",
            "Cohen, Educational and Psychological Measurement 20 (1960)"),
    CHAMPION_AUC_DIFFERENCE(
            "champion-auc-difference",
            Group.BINARY_CLASSIFICATION,
            "AUC minus that of the champion",
            "`auc` minus that of the version in service, on the rows that both score",
            "−1 to 1, from 0",
            "DeLong et al. (1988)"),
    CHAMPION_AUC_P(
            "champion-auc-p",
            Group.BINARY_CLASSIFICATION,
            "p-value of the AUC difference",
            "Two-sided p-value of no difference, by the covariance of both; 1 when both rank alike",
            "0 to 1; a small value means not by chance",
            "DeLong et al. (1988)"),
    RMSE("rmse", Group.REGRESSION, "Root mean squared error", "√`mse`", "from 0, low", "definition"),
    MSE("mse", Group.REGRESSION, "Mean squared error", "Σ (p − y)² ÷ n", "from 0, low", "definition"),
    MAE("mae", Group.REGRESSION, "Mean absolute error", "Σ |p − y| ÷ n", "from 0, low", "definition"),
    MEDIAN_AE(
            "median-ae",
            Group.REGRESSION,
            "Median absolute error",
            "Median of |p − y|; the mean of the two middle ones for an even n",
            "from 0, low",
            "definition"),
    MAPE(
            "mape",
            Group.REGRESSION,
            "Mean absolute percentage error",
            "Σ |p − y| ÷ |y| ÷ n; 0.1 is ten per cent; no value if an outcome is 0",
            "from 0, low",
            "definition"),
    R2(
            "r2",
            Group.REGRESSION,
            "Coefficient of determination (R²)",
            "1 − Σ (p − y)² ÷ Σ (y − ȳ)²",
            "up to 1, high; the mean alone gives 0",
            "coefficient of determination"),
    EXPLAINED_VARIANCE(
            "explained-variance",
            Group.REGRESSION,
            "Explained variance",
            "1 − variance of the errors ÷ variance of the outcomes",
            "up to 1, high",
            "scikit-learn, `explained_variance_score`"),
    BIAS(
            "bias",
            Group.REGRESSION,
            "Mean error (bias)",
            "Mean of prediction minus outcome; above 0 the model predicts too high",
            "any, near 0",
            "definition"),
    MAX_ERROR("max-error", Group.REGRESSION, "Largest absolute error", "Largest |p − y|", "from 0, low", "definition"),
    PEARSON(
            "pearson",
            Group.REGRESSION,
            "Pearson correlation",
            "Product-moment correlation of prediction and outcome",
            "−1 to 1, high",
            "Pearson (1895)"),
    SPEARMAN(
            "spearman",
            Group.REGRESSION,
            "Spearman rank correlation",
            "Pearson correlation of ranks, ties by their mean",
            "−1 to 1, high",
            "Spearman (1904)"),
    KENDALL(
            "kendall",
            Group.REGRESSION,
            "Kendall's tau-b",
            "Kendall's tau-b, corrected for ties",
            "−1 to 1, high",
            "Kendall, Biometrika 33 (1945)"),
    CHAMPION_RMSE_DIFFERENCE(
            "champion-rmse-difference",
            Group.REGRESSION,
            "RMSE minus that of the champion",
            "`rmse` minus that of the version in service, on the rows that both score",
            "any, up to 0",
            "definition"),
    CASES_REPRODUCED(
            "cases-reproduced",
            Group.RULES,
            "Share of decision cases reproduced",
            "Cases decided as expected ÷ cases with an expected decision; numbers within 10⁻⁹ relative to the larger of 1 and the number; no decision counts as a wrong one",
            "0 to 1, 1",
            "Muster"),
    DECIDED(
            "decided",
            Group.RULES,
            "Share of rows decided",
            "Rows that get a decision ÷ all rows",
            "0 to 1, high",
            "count"),
    COVERAGE(
            "coverage",
            Group.RULES,
            "Share of rows covered by a rule",
            "Rows that some rule matches, in every table that asks only for the model's inputs ÷ all rows. A default output does not count as a rule",
            "0 to 1, 1",
            "Muster"),
    GAPS(
            "gaps",
            Group.RULES,
            "Gaps between rules",
            "Areas of possible inputs that no rule matches, over all tables without a default output; found by cutting each input's values at the boundaries of the rules and following the rules that remain",
            "from 0, 0",
            "Muster; after Calvanese et al., BPM (2016), \"Semantics and Analysis of DMN Decision Tables\""),
    OVERLAPS(
            "overlaps",
            Group.RULES,
            "Overlapping rules",
            "Pairs of rules that match a common input although the hit policy forbids it: all pairs under UNIQUE, those with different outputs under ANY, none otherwise",
            "from 0, 0",
            "DMN 1.5, section 8.2.10"),
    NOT_ANALYSED(
            "not-analysed",
            Group.RULES,
            "Parts that cannot be analysed",
            "Parts of the model that the analysis does not understand: cells beyond literals, comparisons, intervals, lists and `not`, and decisions that are not tables. With one of them in a table, `coverage`, `gaps` and `overlaps` have no value, because half an analysis would flatter",
            "from 0, 0",
            "Muster"),
    CHAMPION_CASES_DIFFERENCE(
            "champion-cases-difference",
            Group.RULES,
            "Cases reproduced minus those of the champion",
            "`cases-reproduced` minus that of the version in service",
            "−1 to 1, from 0",
            "Muster");

    /** The kinds of tasks that a metric applies to. */
    public enum Group {
        ALL_TASKS("All tasks"),
        BINARY_CLASSIFICATION("Binary classification"),
        REGRESSION("Regression"),
        RULES("Rules");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    private final String word;
    private final Group group;
    private final String title;
    private final String definition;
    private final String range;
    private final String source;

    Metric(String word, Group group, String title, String definition, String range, String source) {
        this.word = word;
        this.group = group;
        this.title = title;
        this.definition = definition;
        this.range = range;
        this.source = source;
    }

    /** The id: stored in reports and named by policies. */
    public String word() {
        return word;
    }

    public Group group() {
        return group;
    }

    /** Such as {@code Brier score}. */
    public String title() {
        return title;
    }

    public String definition() {
        return definition;
    }

    /** Possible values, and which are good. */
    public String range() {
        return range;
    }

    /** The paper, specification or library that defines it. */
    public String source() {
        return source;
    }

    public static Optional<Metric> of(String word) {
        return Arrays.stream(values())
                .filter(metric -> metric.word.equals(word))
                .findFirst();
    }
}
