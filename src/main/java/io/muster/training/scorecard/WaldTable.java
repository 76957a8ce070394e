package io.muster.training.scorecard;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * The standard summary of a logistic regression: coefficients with standard errors, Wald's z and two-sided p-values,
 * AIC.
 */
record WaldTable(List<Term> terms, NewtonFit.Result result) {

    double standardError(int j) {
        return Math.sqrt(result.covariance().getEntry(j, j));
    }

    double z(int j) {
        return result.coefficients()[j] / standardError(j);
    }

    /** Two-sided, from the normal distribution. */
    double pValue(int j) {
        return 2 * new NormalDistribution().cumulativeProbability(-Math.abs(z(j)));
    }

    /** Akaike's criterion: 2 k - 2 log L. */
    double aic() {
        return 2.0 * terms.size() - 2 * result.logLikelihood();
    }

    Map<String, Double> asMetrics() {
        var metrics = new TreeMap<String, Double>();
        for (var j = 0; j < terms.size(); j++) {
            var name = terms.get(j).name();
            metrics.put("coefficient." + name, result.coefficients()[j]);
            metrics.put("standard_error." + name, standardError(j));
            metrics.put("wald_z." + name, z(j));
            metrics.put("p_value." + name, pValue(j));
        }
        metrics.put("training_log_likelihood", result.logLikelihood());
        metrics.put("training_aic", aic());
        metrics.put("iterations", (double) result.iterations());
        return metrics;
    }
}
