package io.muster.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.inventory.versions.EvaluationPlan.Task;
import io.muster.shared.Digest;
import io.muster.validation.model.Metric;
import io.muster.validation.model.MetricCatalogue;
import io.muster.validation.model.Threshold;
import io.muster.validation.model.ValidationPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgementTests {

    private static final Metric COST =
            new Metric("mean-cost", Metric.Group.REGRESSION, "Mean cost", "costs ÷ rows", "from 0, low", "us");

    private static final ValidationPolicy POLICY =
            new ValidationPolicy("policy", 1, Digest.ofText("policy"), List.of(new Threshold("mean-cost", null, 1.0)));

    @Test
    void aPolicyMayDemandWhatACheckFromOutsideMeasures() {
        var judgement = new Judgement(Task.RULES, List.of(), POLICY, new MetricCatalogue(List.of(COST)));

        assertThat(judgement.conclusion())
                .contains("mean-cost has no value (it is not measured for rules), required is at most 1: not met");
    }

    /** Its jar was taken away, or the policy names it wrongly: the version is not accepted by silence. */
    @Test
    void whatNoCheckMeasuresIsNotMet() {
        var judgement = new Judgement(Task.REGRESSION, List.of(), POLICY, new MetricCatalogue(List.of()));

        assertThat(judgement.isAccepted()).isFalse();
        assertThat(judgement.conclusion()).contains("mean-cost has no value (it is not a metric)");
    }
}
