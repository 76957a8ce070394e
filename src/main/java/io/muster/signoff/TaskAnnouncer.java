package io.muster.signoff;

import io.muster.notification.TaskNotice;
import io.muster.security.UserDirectory;
import io.muster.shared.events.EventPublisher;
import io.muster.signoff.DecisionListener.Place;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The publisher of open tasks, to exactly those who may decide them: a person who is excluded is not asked to decide. Of
 * an escalation the group that the table of due dates names is told as well.
 */
@Component
class TaskAnnouncer {

    private final SeparationOfDuties separation;
    private final UserDirectory people;
    private final EventPublisher time;
    private final ApplicationEventPublisher notices;

    TaskAnnouncer(
            SeparationOfDuties separation,
            @Lazy UserDirectory people,
            EventPublisher time,
            ApplicationEventPublisher notices) {
        this.separation = separation;
        this.people = people;
        this.time = time;
        this.notices = notices;
    }

    /**
     * @param group whose members are told although they may not be allowed to decide, or null
     * @return how many people may decide now
     */
    int announce(
            Place place, DecisionContext context, DelegateTask task, TaskNotice.Kind kind, @Nullable String group) {
        var eligible = separation.eligible(place, context);
        var told = new HashSet<>(eligible);
        if (group != null) {
            told.addAll(people.inGroup(group));
        }
        notices.publishEvent(new TaskNotice(
                kind,
                place.subject(),
                task.getId(),
                TaskTitle.asked(task.getName(), place.subject()),
                List.copyOf(eligible),
                List.copyOf(told),
                Optional.ofNullable(task.getDueDate()).map(Date::toInstant).orElse(null),
                time.now()));
        return eligible.size();
    }
}
