package io.muster.signoff;

import io.muster.notification.TaskNotice;
import io.muster.shared.events.EventPublisher;
import io.muster.signoff.DecisionListener.Place;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The publisher of open tasks, to exactly those who may decide them: a person who is excluded is not asked to decide. */
@Component
class TaskAnnouncer {

    private final SeparationOfDuties separation;
    private final EventPublisher time;
    private final ApplicationEventPublisher notices;

    TaskAnnouncer(SeparationOfDuties separation, EventPublisher time, ApplicationEventPublisher notices) {
        this.separation = separation;
        this.time = time;
        this.notices = notices;
    }

    /** @return how many people may decide now */
    int announce(Place place, DecisionContext context, DelegateTask task, TaskNotice.Kind kind) {
        var eligible = separation.eligible(place, context);
        notices.publishEvent(new TaskNotice(
                kind,
                place.subject(),
                task.getId(),
                task.getName(),
                List.copyOf(eligible),
                Optional.ofNullable(task.getDueDate()).map(Date::toInstant).orElse(null),
                time.now()));
        return eligible.size();
    }
}
