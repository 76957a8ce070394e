package io.muster.validation.model;

import java.util.Arrays;
import java.util.Optional;

/**
 * The stable words for what validation measures. Acceptance policies set thresholds on them; {@code docs/metrics.md}
 * defines each.
 */
public enum Metric {
    ROWS("rows"),
    OUTCOME_MISSING("outcome-missing"),
    PREDICTION_MISSING("prediction-missing"),

    AUC("auc"),
    AUC_LOWER("auc-lower"),
    AUC_UPPER("auc-upper"),
    GINI("gini"),
    KS("ks"),
    AVERAGE_PRECISION("average-precision"),
    BRIER("brier"),
    LOG_LOSS("log-loss"),
    ECE("ece"),
    HOSMER_LEMESHOW_P("hosmer-lemeshow-p"),
    OBSERVED_RATE("observed-rate"),
    MEAN_PREDICTED("mean-predicted"),
    ACCURACY("accuracy"),
    BALANCED_ACCURACY("balanced-accuracy"),
    PRECISION("precision"),
    RECALL("recall"),
    SPECIFICITY("specificity"),
    F1("f1"),
    MCC("mcc"),
    KAPPA("kappa"),

    RMSE("rmse"),
    MSE("mse"),
    MAE("mae"),
    MEDIAN_AE("median-ae"),
    MAPE("mape"),
    R2("r2"),
    EXPLAINED_VARIANCE("explained-variance"),
    BIAS("bias"),
    MAX_ERROR("max-error"),
    PEARSON("pearson"),
    SPEARMAN("spearman"),
    KENDALL("kendall"),

    CASES_REPRODUCED("cases-reproduced"),
    DECIDED("decided"),
    COVERAGE("coverage"),
    GAPS("gaps"),
    OVERLAPS("overlaps"),
    NOT_ANALYSED("not-analysed"),

    GOLDEN_REPRODUCED("golden-reproduced"),
    DETERMINISTIC("deterministic"),
    DOCUMENTATION("documentation"),

    CHAMPION_AUC_DIFFERENCE("champion-auc-difference"),
    CHAMPION_AUC_P("champion-auc-p"),
    CHAMPION_RMSE_DIFFERENCE("champion-rmse-difference"),
    CHAMPION_CASES_DIFFERENCE("champion-cases-difference");

    private final String word;

    Metric(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public static Optional<Metric> of(String word) {
        return Arrays.stream(values())
                .filter(metric -> metric.word.equals(word))
                .findFirst();
    }
}
