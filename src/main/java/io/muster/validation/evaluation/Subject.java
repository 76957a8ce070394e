package io.muster.validation.evaluation;

import io.muster.inventory.models.Model;
import io.muster.inventory.versions.EvaluationPlan;
import io.muster.inventory.versions.ModelVersion;
import io.muster.scoring.ReplayReport;
import org.jspecify.annotations.Nullable;

/**
 * Everything that checks examine.
 *
 * @param replay how its golden records are reproduced
 * @param inputs how the version's inputs are filled from the data
 * @param candidate answers of the version
 * @param champion answers of the version in service on the same rows
 * @param cutOff score from which a row is decided positive, or null if none is stated
 */
public record Subject(
        Model model,
        ModelVersion version,
        ReplayReport replay,
        EvaluationData data,
        Inputs inputs,
        ScoringOutcome candidate,
        ScoringOutcome champion,
        @Nullable Double cutOff) {

    public EvaluationPlan.Task task() {
        return data.plan().task();
    }

    /**
     * Outcomes and predictions of the rows that have both.
     *
     * @throws io.muster.statistics.Undefined if the version was not scored
     */
    public double[][] answered() {
        return CompleteCases.rows(data.outcomes(), candidate.answers().predictions());
    }

    /**
     * Outcomes, predictions and the champion's predictions of the rows that have all three.
     *
     * @throws io.muster.statistics.Undefined if either version was not scored
     */
    public double[][] answeredByBoth() {
        return CompleteCases.rows(
                data.outcomes(),
                candidate.answers().predictions(),
                champion.answers().predictions());
    }
}
