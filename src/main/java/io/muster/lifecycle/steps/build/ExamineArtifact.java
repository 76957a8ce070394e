package io.muster.lifecycle.steps.build;

import io.muster.inventory.versions.ModelVersion;
import io.muster.lifecycle.LifecycleProblem;
import io.muster.lifecycle.steps.Builds;
import io.muster.lifecycle.steps.Builds.Built;
import io.muster.lifecycle.steps.OutcomeNames;
import io.muster.shared.Progress;
import io.muster.step.LongStep;
import io.muster.step.Step;
import io.muster.step.Step.Outcome;
import io.muster.step.StepContext;
import java.util.Map;

@Step(
        id = "examineArtifact",
        title = "Examine artifact",
        description = "Loads the artifact that was submitted, replays the golden records and freezes the candidate.",
        group = Step.Group.BUILD,
        outcome =
                @Outcome(
                        variable = OutcomeNames.BUILD_OUTCOME,
                        values = {OutcomeNames.FROZEN, OutcomeNames.REFUSED},
                        accepting = OutcomeNames.FROZEN),
        voids = true,
        retries = {"PT10S", "PT1M", "PT10M"},
        idempotence = "Freezing the same content again changes nothing.")
class ExamineArtifact implements LongStep {

    private final Builds builds;

    ExamineArtifact(Builds builds) {
        this.builds = builds;
    }

    @Override
    public Conclusion work(StepContext context, Progress progress) throws InterruptedException {
        return builds.build(context, ExamineArtifact::submitted);
    }

    static Built submitted(ModelVersion version) {
        if (version.artifact() == null) {
            throw LifecycleProblem.nothingBuilt(version.id(), "no artifact: its developer must submit one");
        }
        return new Built(
                version.artifact(),
                version.signature(),
                version.goldenRecords(),
                Map.of(
                        "origin",
                        version.origin().word(),
                        "supplied-by",
                        version.developer().id()),
                Map.of());
    }
}
