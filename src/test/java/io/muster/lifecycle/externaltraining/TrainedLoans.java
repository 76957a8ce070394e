package io.muster.lifecycle.externaltraining;

import io.muster.datasets.Dataset;
import io.muster.datasets.Datasets;
import io.muster.datasets.columns.ColumnBatch;
import io.muster.inventory.Inventory;
import io.muster.inventory.models.ModelType;
import io.muster.inventory.usecases.Materiality;
import io.muster.inventory.versions.EvaluationPlan;
import io.muster.inventory.versions.TrainingPlan;
import io.muster.lifecycle.Lifecycle;
import io.muster.shared.DatasetId;
import io.muster.shared.VersionId;
import io.muster.testing.CreditModel;
import io.muster.testing.ProcessDriver;
import io.muster.testing.TestUsers;
import io.muster.training.GermanCredit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import org.springframework.boot.test.context.TestComponent;

/** Releases of scorecards on the German credit data, each of a model of its own, that wait for their training. */
@TestComponent
public class TrainedLoans {

    static final DatasetId TRAINING = new DatasetId("german-credit-to-train-on");
    static final DatasetId VALIDATION = new DatasetId("german-credit-kept-apart");

    private final Inventory inventory;
    private final Datasets datasets;
    private final Lifecycle lifecycle;
    private final ProcessDriver driver;

    public TrainedLoans(Inventory inventory, Datasets datasets, Lifecycle lifecycle, ProcessDriver driver) {
        this.inventory = inventory;
        this.datasets = datasets;
        this.lifecycle = lifecycle;
        this.driver = driver;
    }

    /** A release that waits at {@code train-external}. */
    public VersionId waitingForAWorker() {
        return started(OUTSIDE);
    }

    /** A release whose next step is Muster's own {@code trainVersion}. */
    public VersionId trainedByMuster() {
        return started("embedded");
    }

    private static final String OUTSIDE = "external";

    private VersionId started(String backend) {
        register();
        var version = draft(backend, "logistic-scorecard");
        lifecycle.startRelease(version, TestUsers.DEVELOPER);
        if (backend.equals(OUTSIDE)) {
            driver.settle();
        } else {
            driver.settleJobs();
        }
        return version;
    }

    /** A draft without a process. */
    VersionId drafted(String backend, String algorithm) {
        register();
        return draft(backend, algorithm);
    }

    private VersionId draft(String backend, String algorithm) {
        var plan =
                new TrainingPlan(backend, algorithm, TRAINING, GermanCredit.TARGET, GermanCredit.features(), Map.of());
        var evaluation = new EvaluationPlan(
                EvaluationPlan.Task.BINARY_CLASSIFICATION,
                VALIDATION,
                GermanCredit.TARGET,
                GermanCredit.POSITIVE,
                "probability");
        return CreditModel.unique("scorecard")
                .exposed(Materiality.LOW, false, false, false)
                .type(ModelType.STATISTICAL)
                .trained("pmml", plan, evaluation)
                .draft(inventory)
                .id();
    }

    private synchronized void register() {
        if (datasets.all().stream().noneMatch(dataset -> dataset.id().equals(TRAINING))) {
            upload(TRAINING, Dataset.Role.TRAINING, GermanCredit.training());
            upload(VALIDATION, Dataset.Role.VALIDATION, GermanCredit.heldOut());
        }
    }

    private void upload(DatasetId id, Dataset.Role role, ColumnBatch rows) {
        try {
            var folder = Files.createTempDirectory("german-credit");
            var file = GermanCredit.asFile(rows, folder).file();
            try (var content = Files.newInputStream(file)) {
                datasets.upload(id, role, Dataset.Format.CSV, content, TestUsers.DEVELOPER);
            }
            Files.delete(file);
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
