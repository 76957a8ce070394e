package io.muster.monitoring.outcome;

import io.muster.datasets.Dataset;
import io.muster.datasets.DatasetProblem;
import io.muster.datasets.Datasets;
import io.muster.datasets.columns.ColumnSummary;
import io.muster.inventory.Inventory;
import io.muster.inventory.versions.EvaluationPlan;
import io.muster.inventory.versions.ModelVersion;
import io.muster.monitoring.predictionlog.PredictionLogSettings;
import io.muster.monitoring.record.MonitoringProblem;
import io.muster.shared.Actor;
import io.muster.shared.ModelId;
import io.muster.shared.Refusal;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The reading of which outcomes a model's predictions can have, from how its version in service was validated. */
@Component
class ModelOutcomes {

    private final Inventory inventory;
    private final Datasets datasets;
    private final PredictionLogSettings log;

    ModelOutcomes(Inventory inventory, Datasets datasets, PredictionLogSettings log) {
        this.inventory = inventory;
        this.datasets = datasets;
        this.log = log;
    }

    /**
     * @throws Refusal that there is no such model
     * @throws Refusal {@code PREDICTIONS_NOT_LOGGED} if no outcome could find its prediction
     */
    OutcomeValues of(ModelId id) {
        inventory.model(id);
        var version = newest(inventory.inService(id), newest(inventory.versions(id), null));
        if (!log.logs(id) || version == null) {
            throw MonitoringProblem.PREDICTIONS_NOT_LOGGED.refusal(
                    "Outcomes of '%s' cannot be counted, because its predictions are not logged: name the model in"
                            + " muster.monitoring.prediction-log.models, or post profiles with outcomes instead",
                    id);
        }
        return OutcomeValues.of(version.evaluation(), target(version.evaluation()));
    }

    /**
     * Who makes a model does not decide how good it is, whatever roles they have.
     *
     * @throws Refusal {@code OUTCOMES_OF_OWN_MODEL} if the person owns it or developed one of its versions
     */
    void requireNotMadeBy(ModelId id, Actor by) {
        var developers = inventory.versions(id).stream().map(ModelVersion::developer);
        var owner = inventory.model(id).description().owner();
        if (Stream.concat(Stream.of(owner), developers).anyMatch(by::samePersonAs)) {
            throw MonitoringProblem.OUTCOMES_OF_OWN_MODEL.refusal(
                    "'%s' owns or developed '%s', so another person, or an application, must post its outcomes",
                    by, id);
        }
    }

    private static @Nullable ModelVersion newest(List<ModelVersion> versions, @Nullable ModelVersion otherwise) {
        return versions.stream()
                .max(Comparator.comparing(version -> version.id().number()))
                .orElse(otherwise);
    }

    private @Nullable ColumnSummary target(EvaluationPlan plan) {
        try {
            Dataset data = datasets.dataset(plan.data());
            return data.column(plan.target()).orElse(null);
        } catch (Refusal refusal) {
            if (refusal.problem() == DatasetProblem.DATASET_NOT_FOUND) {
                return null;
            }
            throw refusal;
        }
    }
}
