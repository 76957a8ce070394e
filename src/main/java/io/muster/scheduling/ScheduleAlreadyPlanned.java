package io.muster.scheduling;

import io.muster.shared.Refusal;
import java.time.Instant;

/** A planned date is moved with a reason, not planned over. */
public class ScheduleAlreadyPlanned extends Refusal {

    ScheduleAlreadyPlanned(Schedule schedule, Instant wish) {
        super(
                Kind.CONFLICT,
                "The %s of '%s' is already planned for %s: change it to %s with a reason"
                        .formatted(schedule.kind(), schedule.subject(), schedule.due(), wish));
    }
}
