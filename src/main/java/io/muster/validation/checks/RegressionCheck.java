package io.muster.validation.checks;

import static io.muster.inventory.versions.EvaluationPlan.Task.REGRESSION;
import static io.muster.validation.model.RegressionMetrics.BIAS;
import static io.muster.validation.model.RegressionMetrics.EXPLAINED_VARIANCE;
import static io.muster.validation.model.RegressionMetrics.KENDALL;
import static io.muster.validation.model.RegressionMetrics.MAE;
import static io.muster.validation.model.RegressionMetrics.MAPE;
import static io.muster.validation.model.RegressionMetrics.MAX_ERROR;
import static io.muster.validation.model.RegressionMetrics.MEDIAN_AE;
import static io.muster.validation.model.RegressionMetrics.MSE;
import static io.muster.validation.model.RegressionMetrics.PEARSON;
import static io.muster.validation.model.RegressionMetrics.R2;
import static io.muster.validation.model.RegressionMetrics.RMSE;
import static io.muster.validation.model.RegressionMetrics.SPEARMAN;

import io.muster.inventory.versions.EvaluationPlan;
import io.muster.statistics.Correlations;
import io.muster.statistics.Errors;
import io.muster.validation.evaluation.Subject;
import io.muster.validation.model.Metric;
import java.util.List;

/** The distance of predictions of a quantity from the outcomes. */
final class RegressionCheck implements Check {

    @Override
    public String id() {
        return "errors";
    }

    @Override
    public List<Metric> metrics() {
        return List.of(
                RMSE, MSE, MAE, MEDIAN_AE, MAPE, R2, EXPLAINED_VARIANCE, BIAS, MAX_ERROR, PEARSON, SPEARMAN, KENDALL);
    }

    @Override
    public boolean suits(EvaluationPlan.Task task) {
        return task == REGRESSION;
    }

    @Override
    public void examine(Subject subject, CheckReport findings) {
        var rows = subject.answered();
        var errors = new Errors(rows[0], rows[1]);
        findings.measure(RMSE, errors::rmse);
        findings.measure(MSE, errors::mse);
        findings.measure(MAE, errors::mae);
        findings.measure(MEDIAN_AE, errors::medianAbsoluteError);
        findings.measure(MAPE, errors::mape);
        findings.measure(R2, errors::r2);
        findings.measure(EXPLAINED_VARIANCE, errors::explainedVariance);
        findings.measure(BIAS, errors::bias);
        findings.measure(MAX_ERROR, errors::maxError);
        findings.measure(PEARSON, () -> Correlations.pearson(rows[0], rows[1]));
        findings.measure(SPEARMAN, () -> Correlations.spearman(rows[0], rows[1]));
        findings.measure(KENDALL, () -> Correlations.kendall(rows[0], rows[1]));
        findings.sentence(
                "Predictions miss by %s (root mean square) and explain %s of the variance; on average they are off by %s.",
                findings.described(RMSE), findings.described(R2), findings.described(BIAS));
    }
}
