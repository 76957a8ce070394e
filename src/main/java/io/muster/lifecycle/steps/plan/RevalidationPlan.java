package io.muster.lifecycle.steps.plan;

import io.muster.inventory.Inventory;
import io.muster.lifecycle.steps.OutcomeNames;
import io.muster.scheduling.Schedule;
import io.muster.scheduling.Schedules;
import io.muster.shared.VersionId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** The planning of revalidations of versions in service. */
@Component
public class RevalidationPlan {

    private final Schedules schedules;
    private final Inventory inventory;
    private final Cadence cadence;
    private final Clock clock;

    RevalidationPlan(Schedules schedules, Inventory inventory, Cadence cadence, Clock clock) {
        this.schedules = schedules;
        this.inventory = inventory;
        this.cadence = cadence;
        this.clock = clock;
    }

    /** Plans a revalidation, or moves an already planned one. */
    public void plan(VersionId version, String decision) {
        plan(version, cadence.from(clock.instant(), decision, inventory.version(version)));
    }

    /** Plans a revalidation for the date that it had before, or for the next day if that has passed. */
    public void resume(VersionId version, Instant former) {
        var soonest = clock.instant().plus(Duration.ofDays(1));
        plan(version, former.isBefore(soonest) ? soonest : former);
    }

    /** Makes a revalidation due now. */
    void now(VersionId version) {
        plan(version, clock.instant());
    }

    /** Makes a planned revalidation due now, and says why; one that is due already, or not planned, is left alone. */
    public void bringForward(VersionId version, String why) {
        var now = clock.instant();
        schedules
                .find(OutcomeNames.REVALIDATION, version.toString())
                .filter(schedule -> schedule.isPlanned() && schedule.due().isAfter(now))
                .ifPresent(
                        schedule -> schedules.change(schedule.kind(), schedule.subject(), now, why, OutcomeNames.SELF));
    }

    private void plan(VersionId version, Instant due) {
        var subject = version.toString();
        if (schedules
                .find(OutcomeNames.REVALIDATION, subject)
                .filter(Schedule::isPlanned)
                .isPresent()) {
            schedules.change(
                    OutcomeNames.REVALIDATION, subject, due, "Planned again by its process", OutcomeNames.SELF);
        } else {
            schedules.plan(OutcomeNames.REVALIDATION, subject, due, OutcomeNames.SELF);
        }
    }
}
