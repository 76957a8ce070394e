package io.muster.scheduling;

import io.muster.shared.Actor;
import io.muster.shared.Names;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A plan for something to become due. There is at most one schedule for a kind and a subject; once it has fired or been
 * cancelled it can be planned again.
 *
 * @param kind what will be done: {@code revalidation}
 * @param subject what it concerns: {@code credit-trees@3}
 * @param due the due date, in whole seconds
 * @param revision counts the changes, from 1
 * @param reason why it was last changed by a person, or null
 * @param by who changed it last; the scheduler itself when it fired
 * @param at when it was last changed
 * @param lastFired when a period of it was fired last, or null if never
 * @param failures how many attempts to fire the present period failed
 * @param failure the message of the last failed attempt, or null
 */
public record Schedule(
        String kind,
        String subject,
        Instant due,
        State state,
        long revision,
        @Nullable String reason,
        Actor by,
        Instant at,
        @Nullable Instant lastFired,
        int failures,
        @Nullable String failure) {

    /** The state of a schedule. */
    public enum State {
        /** Will fire when due. */
        PLANNED,
        /** Has fired; does not fire again unless it is planned again. */
        FIRED,
        /** Was cancelled; does not fire unless it is planned again. */
        CANCELLED
    }

    static final int LONGEST_SUBJECT = 200;

    public Schedule {
        Names.requireName("schedule kind", kind);
        if (subject.isBlank() || subject.length() > LONGEST_SUBJECT) {
            throw new IllegalArgumentException("The subject of a schedule must have 1 to %d characters, not '%s'"
                    .formatted(LONGEST_SUBJECT, subject));
        }
        due = due.truncatedTo(ChronoUnit.SECONDS);
    }

    static Schedule first(String kind, String subject, Instant due, Actor by, Instant at) {
        return new Schedule(kind, subject, due, State.PLANNED, 1, null, by, at, null, 0, null);
    }

    /** The period of one firing: the due date as ISO 8601. A period is fired once, regardless of the number of requests. */
    public String period() {
        return due.toString();
    }

    public boolean isPlanned() {
        return state == State.PLANNED;
    }

    /** Whether it should have fired by now, but its listener fails or no server is running to fire it. */
    public boolean isOverdue(Instant now) {
        return isPlanned() && due.isBefore(now);
    }

    Schedule replanned(Instant newDue, Actor actor, Instant now) {
        if (isPlanned()) {
            throw SchedulingProblem.SCHEDULE_ALREADY_PLANNED.refusal(
                    "The %s of '%s' is already planned for %s: change it to %s with a reason",
                    kind, subject, due, newDue);
        }
        return next(newDue, State.PLANNED, null, actor, now);
    }

    Schedule moved(Instant newDue, String why, Actor actor, Instant now) {
        requirePlanned("moved");
        return next(newDue, State.PLANNED, why, actor, now);
    }

    Schedule cancelled(String why, Actor actor, Instant now) {
        requirePlanned("cancelled");
        return next(due, State.CANCELLED, why, actor, now);
    }

    Schedule fired(Actor actor, Instant now) {
        requirePlanned("fired");
        return new Schedule(kind, subject, due, State.FIRED, revision + 1, reason, actor, now, now, 0, null);
    }

    private Schedule next(Instant newDue, State newState, @Nullable String why, Actor actor, Instant now) {
        return new Schedule(kind, subject, newDue, newState, revision + 1, why, actor, now, lastFired, 0, null);
    }

    private void requirePlanned(String action) {
        if (!isPlanned()) {
            throw SchedulingProblem.SCHEDULE_NOT_PLANNED.refusal(
                    "The %s of '%s' due %s is %s since %s and cannot be %s: plan it again",
                    kind, subject, due, state.name().toLowerCase(Locale.ROOT), at, action);
        }
    }
}
