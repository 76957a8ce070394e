package io.muster.lifecycle.steps.plan;

import io.muster.inventory.Inventory;
import io.muster.lifecycle.steps.OutcomeNames;
import io.muster.scheduling.Schedule;
import io.muster.scheduling.Schedules;
import io.muster.shared.VersionId;
import java.time.Clock;
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
        var due = cadence.from(clock.instant(), decision, inventory.version(version));
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
