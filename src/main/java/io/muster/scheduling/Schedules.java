package io.muster.scheduling;

import io.muster.scheduling.ScheduleEvent.Rescheduled;
import io.muster.scheduling.ScheduleEvent.ScheduleCancelled;
import io.muster.scheduling.ScheduleEvent.Scheduled;
import io.muster.shared.Actor;
import io.muster.shared.Refusal;
import io.muster.shared.events.EventPublisher;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The service for schedules. Everything here joins the caller's transaction, so that a plan and its cause commit
 * together. When a date comes, {@link ScheduleEvent.Due} is published once for each kind, subject and due date, on one of the nodes,
 * even if no node was running at that time.
 */
@Service
public class Schedules {

    private static final int LONGEST_REASON = 2000;

    private static final Logger LOG = LoggerFactory.getLogger(Schedules.class);
    static final Actor SCHEDULER = Actor.system("scheduling");

    private final ScheduleStore store;
    private final Firing firing;
    private final EventPublisher events;

    Schedules(ScheduleStore store, Firing firing, EventPublisher events) {
        this.store = store;
        this.firing = firing;
        this.events = events;
    }

    /**
     * Plans a date, possibly after an earlier one has fired or been cancelled. Planning the same date twice changes
     * nothing, even if it has fired meanwhile.
     *
     * @param due in whole seconds; a date in the past is due at once
     * @throws Refusal {@code SCHEDULE_ALREADY_PLANNED} if another date is planned: that needs {@link #change} and a
     *     reason
     * @throws Refusal {@code PERIOD_ALREADY_FIRED} if the date was fired before the present one was planned
     */
    @Transactional
    public Schedule plan(String kind, String subject, Instant due, Actor actor) {
        var now = events.now();
        var first = Schedule.first(kind, subject, due, actor, now);
        var existing = store.find(kind, subject);
        if (existing.isEmpty()) {
            store.insert(first);
            return announce(first);
        }

        var present = existing.get();
        if (present.due().equals(first.due()) && present.state() != Schedule.State.CANCELLED) {
            return present;
        }

        return announce(write(present, present.replanned(first.due(), actor, now)));
    }

    /**
     * Moves a planned date.
     *
     * @throws Refusal {@code SCHEDULE_NOT_FOUND} if nothing was ever planned
     * @throws Refusal {@code SCHEDULE_NOT_PLANNED} if it has fired or was cancelled
     * @throws Refusal {@code PERIOD_ALREADY_FIRED} if it has fired for the new date before
     * @throws Refusal {@code REASON_MISSING} if no reason is given
     */
    @Transactional
    public Schedule change(String kind, String subject, Instant due, String reason, Actor actor) {
        requireReason(kind, subject, reason);
        var before = require(kind, subject);
        var moved = write(before, before.moved(due, reason, actor, events.now()));
        events.publish(new Rescheduled(kind, subject, before.due(), moved.due(), reason, moved.by(), moved.at()));
        return moved;
    }

    /**
     * Fires a planned schedule at once. A second request for the same period changes nothing and publishes nothing.
     *
     * @return the schedule, fired
     * @throws Refusal {@code SCHEDULE_NOT_FOUND} if nothing was ever planned
     * @throws Refusal {@code SCHEDULE_NOT_PLANNED} if it was cancelled
     * @throws Refusal {@code SCHEDULE_CHANGED_MEANWHILE} if it is being fired, moved or cancelled concurrently
     */
    @Transactional
    public Schedule runNow(String kind, String subject, Actor actor) {
        var schedule = require(kind, subject);
        if (schedule.state() == Schedule.State.FIRED) {
            return schedule;
        }

        if (!firing.fire(schedule, actor)) {
            throw SchedulingProblem.scheduleChangedMeanwhile(schedule);
        }
        return require(kind, subject);
    }

    /**
     * Cancels a planned date.
     *
     * @throws Refusal {@code SCHEDULE_NOT_FOUND} if nothing was ever planned
     * @throws Refusal {@code SCHEDULE_NOT_PLANNED} if it has fired or was cancelled
     * @throws Refusal {@code REASON_MISSING} if no reason is given
     */
    @Transactional
    public Schedule cancel(String kind, String subject, String reason, Actor actor) {
        requireReason(kind, subject, reason);
        var planned = require(kind, subject);
        var cancelled = write(planned, planned.cancelled(reason, actor, events.now()));
        events.publish(new ScheduleCancelled(kind, subject, cancelled.due(), reason, cancelled.by(), cancelled.at()));
        return cancelled;
    }

    public Optional<Schedule> find(String kind, String subject) {
        return store.find(kind, subject);
    }

    /** All schedules ever planned: pending ones first, soonest first. */
    public List<Schedule> all() {
        return store.all();
    }

    /**
     * Fires all due schedules, each in its own transaction; one that fails stays planned, with its failure recorded,
     * for the next call. Quartz calls this every minute; calling it more often does no harm.
     *
     * @return how many were fired by this call
     */
    @Transactional(propagation = Propagation.NEVER)
    public int fireDue() {
        var fired = 0;
        for (var schedule : store.due(events.now())) {
            fired += tryToFire(schedule) ? 1 : 0;
        }
        return fired;
    }

    // Catches any exception: one listener's failure must not keep later schedules from firing.
    private boolean tryToFire(Schedule schedule) {
        try {
            return firing.fire(schedule, SCHEDULER);
        } catch (RuntimeException e) {
            LOG.warn(
                    "The {} of '{}' due {} could not be started and will be tried again",
                    schedule.kind(),
                    schedule.subject(),
                    schedule.due(),
                    e);
            firing.failed(schedule, e);
            return false;
        }
    }

    private Schedule require(String kind, String subject) {
        return store.find(kind, subject).orElseThrow(() -> SchedulingProblem.scheduleNotFound(kind, subject));
    }

    private Schedule write(Schedule before, Schedule next) {
        if (next.isPlanned() && store.wasFired(next)) {
            throw SchedulingProblem.PERIOD_ALREADY_FIRED.refusal(
                    "The %s of '%s' for %s was already started: plan another date",
                    next.kind(), next.subject(), next.period());
        }
        if (!store.update(next)) {
            throw SchedulingProblem.scheduleChangedMeanwhile(before);
        }
        return next;
    }

    private Schedule announce(Schedule planned) {
        events.publish(new Scheduled(planned.kind(), planned.subject(), planned.due(), planned.by(), planned.at()));
        return planned;
    }

    private static void requireReason(String kind, String subject, String reason) {
        if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw SchedulingProblem.REASON_MISSING.refusal(
                    "Changing the %s of '%s' needs a reason of 1 to %d characters", kind, subject, LONGEST_REASON);
        }
    }
}
