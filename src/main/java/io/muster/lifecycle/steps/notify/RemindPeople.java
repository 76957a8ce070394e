package io.muster.lifecycle.steps.notify;

import io.muster.engine.Urgency;
import io.muster.lifecycle.PeopleReminded;
import io.muster.lifecycle.steps.OutcomeNames;
import io.muster.shared.events.EventPublisher;
import io.muster.step.ShortStep;
import io.muster.step.Step;
import io.muster.step.StepContext;
import io.muster.step.StepResult;

@Step(
        id = "remindPeople",
        title = "Remind people",
        description =
                "Marks the open tasks as reminded, on the home page and in Tasklist, and tells those who may decide them"
                        + " by mail, if a mail server is set.",
        group = Step.Group.NOTIFY,
        harmless = "It only announces whose decision is missing.",
        idempotence = "The announcement and the token's move commit together.")
class RemindPeople implements ShortStep {

    private final WaitingTasks waiting;
    private final EventPublisher events;

    RemindPeople(WaitingTasks waiting, EventPublisher events) {
        this.waiting = waiting;
        this.events = events;
    }

    @Override
    public StepResult perform(StepContext context) {
        var reminded = waiting.press(context.key(), Urgency.REMINDED);
        events.publish(new PeopleReminded(context.subject(), reminded, OutcomeNames.SELF, events.now()));
        return StepResult.nothing();
    }
}
