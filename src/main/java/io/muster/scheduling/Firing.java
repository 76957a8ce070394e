package io.muster.scheduling;

import io.muster.scheduling.ScheduleEvent.Due;
import io.muster.scheduling.ScheduleEvent.ScheduleFailed;
import io.muster.shared.Actor;
import io.muster.shared.Texts;
import io.muster.shared.events.EventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The firing of one schedule: its mark and everything its listeners write commit together or not at all. */
@Component
class Firing {

    private static final int LONGEST_MESSAGE = 2000;

    private final ScheduleStore store;
    private final EventPublisher events;

    Firing(ScheduleStore store, EventPublisher events) {
        this.store = store;
        this.events = events;
    }

    /** @return false if it was fired, moved or cancelled meanwhile */
    @Transactional
    boolean fire(Schedule schedule, Actor actor) {
        var fired = schedule.fired(actor, events.now());
        if (!store.update(fired)) {
            return false;
        }

        store.insertFiring(fired);
        events.publish(new Due(fired.kind(), fired.subject(), fired.period(), fired.due(), fired.by(), fired.at()));
        return true;
    }

    /** Records why an attempt failed, and announces the first; the attempt itself was rolled back. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void failed(Schedule schedule, RuntimeException why) {
        var message = Texts.abbreviate(String.valueOf(why.getMessage()), LONGEST_MESSAGE - 1);
        if (store.noteFailure(schedule, message) && schedule.failures() == 0) {
            events.publish(new ScheduleFailed(
                    schedule.kind(), schedule.subject(), schedule.due(), message, Schedules.SCHEDULER, events.now()));
        }
    }
}
