package io.muster.validation.checks;

import io.muster.inventory.versions.EvaluationPlan;
import io.muster.validation.evaluation.Subject;
import io.muster.validation.model.Metric;
import io.muster.validation.statistics.Undefined;
import java.util.List;

/**
 * One thing that is looked at about a version. Stateless. It measures and never judges: whether a number is good enough is
 * for the policy to say.
 */
public interface Check {

    /** Its word in reports: lower-case letters and hyphens. */
    String id();

    /** What it measures; no other check of the same task does. */
    List<Metric> metrics();

    /** Whether it makes sense for this family of checks. */
    default boolean suits(EvaluationPlan.Task task) {
        return true;
    }

    /**
     * Measures all its metrics into the findings, or says why one has no value.
     *
     * @throws Undefined if none of the metrics still missing has a value; the message says why
     */
    void examine(Subject subject, CheckReport findings);
}
