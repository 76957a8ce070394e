package io.muster.lifecycle.steps.build;

import io.muster.inventory.artifacts.Artifacts;
import io.muster.inventory.versions.ModelVersion;
import io.muster.lifecycle.steps.Builds;
import io.muster.lifecycle.steps.Builds.Built;
import io.muster.lifecycle.steps.OutcomeNames;
import io.muster.shared.Digest;
import io.muster.shared.Progress;
import io.muster.step.LongStep;
import io.muster.step.Step;
import io.muster.step.Step.Outcome;
import io.muster.step.StepContext;
import io.muster.training.TrainedModel;
import io.muster.training.Training;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

@Step(
        id = "trainVersion",
        title = "Train version",
        description =
                "Trains by the backend the training plan names, replays the golden records and freezes the candidate.",
        group = Step.Group.BUILD,
        outcome =
                @Outcome(
                        variable = OutcomeNames.BUILD_OUTCOME,
                        values = {OutcomeNames.FROZEN, OutcomeNames.REFUSED},
                        accepting = OutcomeNames.FROZEN),
        voids = true,
        retries = {"PT10S", "PT1M", "PT10M"},
        idempotence =
                "The same plan with the same seed gives the same artifact; freezing the same content again changes"
                        + " nothing.")
class TrainVersion implements LongStep {

    private final Training training;
    private final Artifacts artifacts;
    private final Builds builds;

    TrainVersion(Training training, Artifacts artifacts, Builds builds) {
        this.training = training;
        this.artifacts = artifacts;
        this.builds = builds;
    }

    @Override
    public Conclusion work(StepContext context, Progress progress) throws InterruptedException {
        return builds.build(context, version -> train(version, context.run(), progress));
    }

    private Built train(ModelVersion version, String run, Progress progress) throws InterruptedException {
        try (var trained = training.train(version, run, progress)) {
            return new Built(
                    stored(trained),
                    trained.signature().orElse(null),
                    trained.goldenRecords(),
                    trained.provenance(),
                    trained.metrics());
        }
    }

    private Digest stored(TrainedModel trained) {
        try (var content = Files.newInputStream(trained.artifact())) {
            return artifacts.store(content);
        } catch (IOException e) {
            throw new UncheckedIOException("The trained artifact could not be stored", e);
        }
    }
}
