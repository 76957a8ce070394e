package io.muster.validation.checks;

import io.muster.inventory.versions.EvaluationPlan;
import io.muster.statistics.Undefined;
import io.muster.validation.evaluation.Subject;
import io.muster.validation.model.Metric;
import java.util.List;

/**
 * A stateless check of a version; those from outside are {@link ValidationCheck}s. It measures and never judges: whether a number is good enough is decided by the
 * policy.
 */
public interface Check {

    /** Its word in reports: lower-case letters and hyphens. */
    String id();

    /** The metrics it measures; no other check of the same task measures them. */
    List<Metric> metrics();

    /** Whether it makes sense for this family of tasks. */
    default boolean suits(EvaluationPlan.Task task) {
        return true;
    }

    /** Whether it makes sense for a plan of such a task. */
    default boolean suits(EvaluationPlan plan) {
        return suits(plan.task());
    }

    /**
     * Measures all its metrics into the findings, or says why one has no value.
     *
     * @throws Undefined if none of the metrics still missing has a value; the message says why
     */
    void examine(Subject subject, CheckReport findings);
}
