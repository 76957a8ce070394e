package io.muster.lifecycle.steps;

import io.muster.inventory.Inventory;
import io.muster.lifecycle.step.ShortStep;
import io.muster.lifecycle.step.Step;
import io.muster.lifecycle.step.Step.Input;
import io.muster.lifecycle.step.StepContext;
import io.muster.lifecycle.step.StepResult;
import io.muster.scheduling.Schedules;
import java.time.Clock;

@Step(
        id = "planRevalidation",
        title = "Plan revalidation",
        description = "Writes down when the version must be validated again, by tier and type.",
        group = Step.Group.PLAN,
        inputs =
                @Input(
                        name = "cadence",
                        label = "Decision that gives the months until revalidation",
                        type = Input.Type.DECISION,
                        proposed = "revalidation-cadence"),
        idempotence = "A date that is planned already is moved, not doubled.")
class PlanRevalidation implements ShortStep {

    private final Schedules schedules;
    private final Inventory inventory;
    private final Cadence cadence;
    private final Clock clock;

    PlanRevalidation(Schedules schedules, Inventory inventory, Cadence cadence, Clock clock) {
        this.schedules = schedules;
        this.inventory = inventory;
        this.cadence = cadence;
        this.clock = clock;
    }

    @Override
    public StepResult perform(StepContext context) {
        var version = inventory.version(context.version());
        var due = cadence.from(clock.instant(), context.input("cadence"), version);
        var subject = version.id().toString();
        if (schedules
                .find(Words.REVALIDATION, subject)
                .filter(schedule -> schedule.isPlanned())
                .isPresent()) {
            schedules.change(Words.REVALIDATION, subject, due, "Planned anew by its process", Words.SELF);
        } else {
            schedules.plan(Words.REVALIDATION, subject, due, Words.SELF);
        }
        return StepResult.nothing();
    }
}
