package io.muster.scheduling;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** Somebody else moved, cancelled or fired the schedule at the same moment. */
@Problem(slug = "schedule-changed-meanwhile", kind = Refusal.Kind.CONFLICT, title = "Schedule changed meanwhile")
public class ScheduleChangedMeanwhile extends Refusal {

    ScheduleChangedMeanwhile(Schedule known) {
        super("The %s of '%s' is no longer at revision %d, somebody else changed it: look and try again"
                .formatted(known.kind(), known.subject(), known.revision()));
    }
}
