package io.muster.scheduling;

import io.muster.shared.Refusal;

/** Somebody else moved, cancelled or fired the schedule at the same moment. */
public class ScheduleChangedMeanwhile extends Refusal {

    ScheduleChangedMeanwhile(Schedule known) {
        super(
                Kind.CONFLICT,
                "The %s of '%s' is no longer at revision %d, somebody else changed it: look and try again"
                        .formatted(known.kind(), known.subject(), known.revision()));
    }
}
