package io.muster.scheduling;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;
import java.time.Instant;

/** A planned date is moved with a reason, not planned over. */
@Problem(slug = "schedule-already-planned", kind = Refusal.Kind.CONFLICT, title = "Schedule already planned")
public class ScheduleAlreadyPlanned extends Refusal {

    ScheduleAlreadyPlanned(Schedule schedule, Instant wish) {
        super("The %s of '%s' is already planned for %s: change it to %s with a reason"
                .formatted(schedule.kind(), schedule.subject(), schedule.due(), wish));
    }
}
