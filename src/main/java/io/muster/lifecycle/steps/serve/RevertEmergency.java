package io.muster.lifecycle.steps.serve;

import io.muster.step.ShortStep;
import io.muster.step.Step;
import io.muster.step.Step.Guard;
import io.muster.step.Step.Input;
import io.muster.step.Step.Outcome;
import io.muster.step.StepContext;
import io.muster.step.StepResult;
import java.time.Period;
import java.util.List;
import java.util.Optional;

@Step(
        id = "revertEmergency",
        title = "Revert emergency",
        description =
                "Puts back what the emergency of this process took out of service, if its reviewer decided so, or if no one"
                        + " decided in time and the table says so for its tier.",
        group = Step.Group.SERVE,
        inputs = {
            @Input(name = "within", label = "Time that the reviewer has", type = Input.Type.PERIOD, proposed = "P3D"),
            @Input(
                    name = "lapse",
                    label = "Decision that says what happens when no one reviewed it",
                    type = Input.Type.DECISION,
                    proposed = "emergency-lapse"),
            @Input(
                    name = "cadence",
                    label = "Decision that gives the months until its revalidation, if none was planned",
                    type = Input.Type.DECISION,
                    proposed = "revalidation-cadence")
        },
        outcome =
                @Outcome(
                        variable = "emergencyOutcome",
                        values = {RevertEmergency.REVERTED, RevertEmergency.KEPT, RevertEmergency.REFUSED}),
        guard = Guard.ROLLBACK,
        callsOut = true,
        retries = {"PT10S", "PT1M", "PT10M", "PT1H"},
        idempotence = "Certificate, deployment and the token's move commit together.")
class RevertEmergency implements ShortStep {

    static final String REVERTED = "reverted";
    static final String KEPT = "kept";
    static final String REFUSED = "refused";

    private final EmergencyReview review;
    private final UnsignedRestoration unsigned;
    private final Suspensions suspensions;
    private final Restoration restoration;

    RevertEmergency(
            EmergencyReview review, UnsignedRestoration unsigned, Suspensions suspensions, Restoration restoration) {
        this.review = review;
        this.unsigned = unsigned;
        this.suspensions = suspensions;
        this.restoration = restoration;
    }

    @Override
    public StepResult perform(StepContext context) {
        if (!review.reverts(context, Period.parse(context.input("within")), context.input("lapse"))) {
            return StepResult.outcome(KEPT);
        }
        var objection = suspensions.lastIn(context).isEmpty()
                ? Optional.of("It was suspended again since the emergency")
                : unsigned.objection(context);
        if (objection.isPresent()) {
            suspensions.conclude(context, REFUSED, objection.get());
            return StepResult.outcome(REFUSED);
        }
        var taken = suspensions.last(context.version()).orElseThrow();
        restoration.restore(context, taken, restoration.grounds(taken, List.of()), false, context.input("cadence"));
        return StepResult.outcome(REVERTED);
    }
}
