package io.muster.lifecycle.steps.plan;

import io.muster.datasets.Dataset;
import io.muster.datasets.Datasets;
import io.muster.inventory.Inventory;
import io.muster.inventory.versions.ModelVersion;
import io.muster.inventory.versions.TrainingPlan;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The newest data of a use case that a successor may be trained on. */
@Component
class NewerData {

    private final Inventory inventory;
    private final Datasets datasets;

    NewerData(Inventory inventory, Datasets datasets) {
        this.inventory = inventory;
        this.datasets = datasets;
    }

    /**
     * The plan of a version on newer data: of a period that ends after that of its training data (after its registration,
     * if that was not declared), with the plan's columns, and not what it is evaluated on. Empty if there is none, or
     * the version was not trained here.
     */
    Optional<TrainingPlan> planFor(ModelVersion former) {
        var plan = former.training();
        if (plan == null) {
            return Optional.empty();
        }
        var after = lastDay(datasets.dataset(plan.data()));
        var useCase = inventory.model(former.id().model()).useCase();
        return datasets.covering(useCase, Dataset.Role.TRAINING, Dataset.Role.OUTCOME).stream()
                .filter(data -> data.covers() != null && data.covers().to().isAfter(after))
                .filter(data -> !data.id().equals(former.evaluation().data()))
                .filter(data -> hasColumns(data, plan))
                .findFirst()
                .map(data -> new TrainingPlan(
                        plan.backend(),
                        plan.algorithm(),
                        data.id(),
                        plan.target(),
                        plan.features(),
                        plan.parameters()));
    }

    private static LocalDate lastDay(Dataset data) {
        return data.covers() == null
                ? LocalDate.ofInstant(data.at(), ZoneOffset.UTC)
                : data.covers().to();
    }

    private static boolean hasColumns(Dataset data, TrainingPlan plan) {
        return Stream.concat(plan.features().stream(), Stream.of(plan.target()))
                .allMatch(column -> data.column(column).isPresent());
    }
}
