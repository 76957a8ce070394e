package io.muster.demo;

import io.muster.inventory.Inventory;
import io.muster.inventory.artifacts.Artifacts;
import io.muster.inventory.models.ModelDescription;
import io.muster.inventory.models.ModelType;
import io.muster.inventory.models.NewModel;
import io.muster.inventory.usecases.Materiality;
import io.muster.inventory.usecases.NewUseCase;
import io.muster.inventory.usecases.UseCaseDescription;
import io.muster.inventory.versions.EvaluationPlan;
import io.muster.inventory.versions.EvaluationPlan.Task;
import io.muster.inventory.versions.ForecastPlan;
import io.muster.inventory.versions.NewVersion;
import io.muster.inventory.versions.Origin;
import io.muster.shared.Actor;
import io.muster.shared.ModelId;
import io.muster.shared.UseCaseId;
import io.muster.shared.VersionId;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** A demand forecast, built elsewhere and imported, with a use case of its own. */
@Component
@Profile("demo")
class DemandModel {

    static final UseCaseId USE_CASE = new UseCaseId("stock-planning");
    static final ModelId MODEL = new ModelId("demand-forecast");

    private final Inventory inventory;
    private final Artifacts artifacts;

    DemandModel(Inventory inventory, Artifacts artifacts) {
        this.inventory = inventory;
        this.artifacts = artifacts;
    }

    /** @return its draft */
    VersionId draft(Actor developer, Actor owner) {
        inventory.registerUseCase(
                new NewUseCase(
                        USE_CASE,
                        new UseCaseDescription(
                                "Stock planning",
                                "Suggests how much a shop orders for each of the next seven days; the shop always decides.",
                                owner,
                                Materiality.LOW,
                                false,
                                false,
                                false)),
                developer);
        return drafted(developer);
    }

    private VersionId drafted(Actor developer) {
        inventory.registerModel(
                new NewModel(
                        MODEL,
                        USE_CASE,
                        ModelType.PREDICTIVE,
                        new ModelDescription(
                                "Demand forecast",
                                "Demand of each of the next seven days with its interval, by linear regression.",
                                developer,
                                List.of("Shop managers"),
                                List.of("Goods that are sold daily"),
                                List.of("Fitted to data that a seed generated: it describes no real shop"),
                                List.of("Generated daily demand"),
                                List.of(),
                                "The test DemandForecastTests fits it again")),
                developer);
        return inventory
                .draft(
                        new NewVersion(
                                MODEL,
                                Origin.IMPORTED,
                                "pmml",
                                null,
                                new EvaluationPlan(
                                        Task.REGRESSION,
                                        DemandData.HOLDOUT,
                                        DemandData.TARGET,
                                        null,
                                        "forecast",
                                        new ForecastPlan(
                                                DemandData.HORIZON,
                                                DemandData.NAIVE,
                                                DemandData.TRAINING,
                                                "lower",
                                                "upper")),
                                artifacts.store(DemoFiles.open("demand-forecast.pmml")),
                                null,
                                List.of()),
                        developer)
                .id();
    }
}
