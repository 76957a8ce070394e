package io.muster.scheduling;

import io.muster.shared.Actor;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The firing of one schedule: its mark and everything its listeners write commit together or not at all. */
@Component
class Firing {

    private static final int LONGEST_MESSAGE = 2000;

    private final ScheduleStore store;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Firing(ScheduleStore store, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    /** @return false if it was fired, moved or cancelled meanwhile */
    @Transactional
    boolean fire(Schedule schedule, Actor actor) {
        var fired = schedule.fired(actor, clock.instant());
        if (!store.update(fired)) {
            return false;
        }

        store.insertFiring(fired);
        events.publishEvent(
                new Due(fired.kind(), fired.subject(), fired.period(), fired.due(), fired.by(), fired.at()));
        return true;
    }

    /** Records why an attempt failed; the attempt itself was rolled back. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void failed(Schedule schedule, RuntimeException why) {
        var message = String.valueOf(why.getMessage());
        store.noteFailure(schedule, message.substring(0, Math.min(message.length(), LONGEST_MESSAGE)));
    }
}
