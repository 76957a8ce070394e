package io.muster.lifecycle.steps.serve;

import io.muster.inventory.Inventory;
import io.muster.lifecycle.steps.Controls;
import io.muster.step.ShortStep;
import io.muster.step.Step;
import io.muster.step.Step.Input;
import io.muster.step.Step.Outcome;
import io.muster.step.StepContext;
import io.muster.step.StepResult;
import io.muster.verification.model.Guard;

@Step(
        id = "reinstateVersion",
        title = "Reinstate version",
        description =
                "Issues a new certificate, valid as long as the one that the suspension revoked, and puts the version back"
                        + " where it served as champion; refused if it changed meanwhile or another version serves there.",
        group = Step.Group.SERVE,
        inputs =
                @Input(
                        name = "cadence",
                        label = "Decision that gives the months until its revalidation, if none was planned",
                        type = Input.Type.DECISION,
                        proposed = "revalidation-cadence"),
        outcome =
                @Outcome(
                        variable = "reinstatementOutcome",
                        values = {ReinstateVersion.RESTORED, ReinstateVersion.REFUSED}),
        guard = Step.Guard.REINSTATE,
        callsOut = true,
        retries = {"PT10S", "PT1M", "PT10M", "PT1H"},
        idempotence = "Certificate, deployment and the token's move commit together.")
class ReinstateVersion implements ShortStep {

    static final String RESTORED = "restored";
    static final String REFUSED = "refused";

    private final Reinstatement reinstatement;
    private final Suspensions suspensions;
    private final Restoration restoration;
    private final Controls controls;
    private final Inventory inventory;

    ReinstateVersion(
            Reinstatement reinstatement,
            Suspensions suspensions,
            Restoration restoration,
            Controls controls,
            Inventory inventory) {
        this.reinstatement = reinstatement;
        this.suspensions = suspensions;
        this.restoration = restoration;
        this.controls = controls;
        this.inventory = inventory;
    }

    @Override
    public StepResult perform(StepContext context) {
        var objection = reinstatement.objection(context.version());
        if (objection.isPresent()) {
            suspensions.conclude(context, REFUSED, objection.get());
            return StepResult.outcome(REFUSED);
        }
        var version = inventory.version(context.version());
        var suspension = suspensions.last(version.id()).orElseThrow();
        var fresh = controls.requireFor(Guard.REINSTATE, context, version);
        var grounds = restoration.grounds(suspension, fresh);
        // A tier that was raised since its release demands more than its former certificate rests on.
        controls.requireAmong(version, grounds);
        restoration.restore(context, suspension, grounds, true, context.input("cadence"));
        return StepResult.outcome(RESTORED);
    }
}
