package io.muster.lifecycle.steps.validate;

import io.muster.evidence.Evidence.NewEvidence;
import io.muster.evidence.EvidenceLedger;
import io.muster.inventory.Inventory;
import io.muster.inventory.versions.ModelVersion;
import io.muster.lifecycle.steps.OutcomeNames;
import io.muster.lifecycle.steps.serve.Reinstatement;
import io.muster.scoring.ReplayReport;
import io.muster.scoring.Scoring;
import io.muster.shared.Progress;
import io.muster.shared.Refusal;
import io.muster.step.LongStep;
import io.muster.step.Step;
import io.muster.step.Step.Outcome;
import io.muster.step.StepContext;
import io.muster.step.StepResult;

@Step(
        id = "checkReinstatement",
        title = "Check reinstatement",
        description =
                "Replays the golden records on the stored artifact and checks that the version is what was certified, that"
                        + " its certificate would still be valid, and that no other version serves in its place.",
        group = Step.Group.VALIDATE,
        outcome =
                @Outcome(
                        variable = "replayOutcome",
                        values = {OutcomeNames.ACCEPTED, OutcomeNames.REJECTED},
                        accepting = OutcomeNames.ACCEPTED),
        provides = CheckReinstatement.EVIDENCE,
        retries = {"PT10S", "PT1M", "PT10M"},
        idempotence = "A second check is kept beside the first, and the latest counts.")
class CheckReinstatement implements LongStep {

    static final String EVIDENCE = "golden-replay";

    private final Reinstatement reinstatement;
    private final Inventory inventory;
    private final Scoring scoring;
    private final EvidenceLedger ledger;

    CheckReinstatement(Reinstatement reinstatement, Inventory inventory, Scoring scoring, EvidenceLedger ledger) {
        this.reinstatement = reinstatement;
        this.inventory = inventory;
        this.scoring = scoring;
        this.ledger = ledger;
    }

    private record Body(String conclusion, int goldenRecords) {}

    @Override
    public Conclusion work(StepContext context, Progress progress) {
        var version = inventory.version(context.version());
        var objection = reinstatement.objection(version.id());
        if (objection.isPresent()) {
            return () -> keep(context, version, OutcomeNames.REJECTED, objection.get());
        }
        try {
            var report = scoring.replay(version);
            return () -> keep(
                    context, version, report.matches() ? OutcomeNames.ACCEPTED : OutcomeNames.REJECTED, words(report));
        } catch (Refusal refusal) {
            if (refusal.mayWorkLater()) {
                throw refusal;
            }
            return () -> keep(context, version, OutcomeNames.REJECTED, String.valueOf(refusal.getMessage()));
        }
    }

    private static String words(ReplayReport report) {
        var first = report.firstMismatch();
        return first == null
                ? "All %d golden records were reproduced; the largest deviation is %s"
                        .formatted(report.records().size(), report.maxDeviation())
                : "Golden record %d was not reproduced: output '%s' is %s, expected %s"
                        .formatted(first.record(), first.output(), first.got(), first.expected());
    }

    private StepResult keep(StepContext context, ModelVersion version, String outcome, String conclusion) {
        ledger.record(
                new NewEvidence(
                        version.id(),
                        version.artifact(),
                        EVIDENCE,
                        outcome,
                        new Body(conclusion, version.goldenRecords().size()),
                        context.rootInstance()),
                OutcomeNames.SELF);
        return StepResult.outcome(outcome);
    }
}
