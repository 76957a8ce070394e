package io.muster.training.embedded;

import io.muster.datasets.columns.ColumnBatch;
import io.muster.inventory.versions.TrainingPlan;
import io.muster.shared.DatasetId;
import io.muster.shared.VersionId;
import io.muster.training.GermanCredit;
import io.muster.training.TrainingBackend;
import io.muster.training.TrainingJob;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Opens the embedded backend to tests of its algorithms. */
public final class EmbeddedBackends {

    private EmbeddedBackends() {}

    public static TrainingBackend of(Algorithm... algorithms) {
        return new EmbeddedBackend(List.of(algorithms));
    }

    public static TrainingTable table(TrainingJob job) {
        return TrainingTable.read(job, job.positive());
    }

    public static TrainingJob job(
            String algorithm,
            String format,
            Map<String, String> parameters,
            ColumnBatch data,
            List<String> features,
            Path directory) {
        var plan = new TrainingPlan(
                "embedded",
                algorithm,
                new DatasetId("german-credit-training"),
                GermanCredit.TARGET,
                features,
                parameters);
        return new TrainingJob(
                VersionId.parse("credit@1"), format, plan, GermanCredit.POSITIVE, GermanCredit.asData(data), directory);
    }
}
