package io.muster.lifecycle.steps.serve;

import io.muster.evidence.Evidence;
import io.muster.evidence.Evidence.NewEvidence;
import io.muster.evidence.EvidenceLedger;
import io.muster.governance.ChangeDeployment;
import io.muster.governance.ChangeDeployment.Trial;
import io.muster.governance.Changes;
import io.muster.lifecycle.steps.Controls;
import io.muster.lifecycle.steps.OutcomeNames;
import io.muster.shared.Progress;
import io.muster.step.LongStep;
import io.muster.step.Step;
import io.muster.step.Step.Guard;
import io.muster.step.Step.Input;
import io.muster.step.Step.Outcome;
import io.muster.step.StepContext;
import io.muster.step.StepResult;
import java.util.List;
import java.util.Map;

@Step(
        id = "deployChange",
        title = "Put change in force",
        description =
                "Deploys exactly the files that were proposed and signed, if their digests are what was signed, rules"
                        + " and proof permit them, and nothing else came into force meanwhile.",
        group = Step.Group.SERVE,
        inputs = @Input(name = "control", label = "Control that must be signed off", proposed = "process-owner"),
        outcome =
                @Outcome(
                        variable = "changeOutcome",
                        values = {DeployChange.IN_FORCE, DeployChange.OVERTAKEN, DeployChange.REFUSED},
                        accepting = DeployChange.IN_FORCE),
        guard = Guard.CHANGE,
        retries = {"PT10S", "PT1M", "PT10M"},
        idempotence = "The deployment and the token's move commit together; a change in force is not deployed again.")
class DeployChange implements LongStep {

    static final String IN_FORCE = "inForce";
    static final String OVERTAKEN = "overtaken";
    static final String REFUSED = "refused";

    private final ChangeDeployment deployment;
    private final Changes changes;
    private final Controls controls;
    private final EvidenceLedger ledger;

    DeployChange(ChangeDeployment deployment, Changes changes, Controls controls, EvidenceLedger ledger) {
        this.deployment = deployment;
        this.changes = changes;
        this.controls = controls;
        this.ledger = ledger;
    }

    @Override
    public Conclusion work(StepContext context, Progress progress) {
        var signers = signers(context);
        var trial = deployment.tryOut(context.change());
        return () -> conclude(context, trial, signers);
    }

    private StepResult conclude(StepContext context, Trial trial, List<Evidence> signOffs) {
        if (trial instanceof Trial.OutOfDate) {
            return StepResult.outcome(OVERTAKEN);
        }
        if (trial instanceof Trial.Refused refused) {
            keep(context, refused.why());
            return StepResult.outcome(REFUSED);
        }
        deployment.putInForce(
                context.change(), signOffs.stream().map(Evidence::by).toList());
        return StepResult.outcome(IN_FORCE);
    }

    /** A sign-off counts for the evidence shown: there must be none since. */
    private List<Evidence> signers(StepContext context) {
        var content = changes.get(context.change().number()).sent().digest();
        var signOffs = controls.requireAll(context, context.change(), content, List.of(context.input("control")));
        signOffs.forEach(signer ->
                ledger.requireFresh(context.change(), content, signer.signOff().orElseThrow()));
        return signOffs;
    }

    private void keep(StepContext context, String why) {
        var content = changes.get(context.change().number()).sent().digest();
        ledger.record(
                new NewEvidence(
                        context.change(),
                        content,
                        "deployment",
                        REFUSED,
                        Map.of("conclusion", why),
                        context.rootInstance()),
                OutcomeNames.SELF);
    }
}
