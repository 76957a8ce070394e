package io.muster.lifecycle.steps.build;

import io.muster.lifecycle.steps.Builds;
import io.muster.lifecycle.steps.Builds.Built;
import io.muster.lifecycle.steps.OutcomeNames;
import io.muster.shared.Progress;
import io.muster.step.LongStep;
import io.muster.step.Step;
import io.muster.step.Step.Outcome;
import io.muster.step.StepContext;
import io.muster.training.ExternalTraining;
import io.muster.training.Submission;

@Step(
        id = "collectTraining",
        title = "Collect external training",
        description = "Takes what an external training worker submitted, replays the golden records and freezes the"
                + " candidate.",
        group = Step.Group.BUILD,
        outcome =
                @Outcome(
                        variable = OutcomeNames.BUILD_OUTCOME,
                        values = {OutcomeNames.FROZEN, OutcomeNames.REFUSED},
                        accepting = OutcomeNames.FROZEN),
        voids = true,
        retries = {"PT10S", "PT1M", "PT10M"},
        idempotence = "Freezing the same content again changes nothing.")
class CollectTraining implements LongStep {

    private final ExternalTraining external;
    private final Builds builds;

    CollectTraining(ExternalTraining external, Builds builds) {
        this.external = external;
        this.builds = builds;
    }

    @Override
    public Conclusion work(StepContext context, Progress progress) throws InterruptedException {
        return builds.build(
                context,
                version -> external.submission(context.instance())
                        .map(CollectTraining::built)
                        .orElseGet(() -> ExamineArtifact.submitted(version)));
    }

    private static Built built(Submission model) {
        return new Built(
                model.artifact(), model.signature(), model.goldenRecords(), model.provenance(), model.metrics());
    }
}
