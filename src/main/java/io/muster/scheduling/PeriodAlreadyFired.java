package io.muster.scheduling;

import io.muster.shared.Refusal;

/** Each period is fired once; a date that was fired cannot be due again. */
public class PeriodAlreadyFired extends Refusal {

    PeriodAlreadyFired(Schedule schedule) {
        super(
                Kind.CONFLICT,
                "The %s of '%s' for %s was fired already: plan another date"
                        .formatted(schedule.kind(), schedule.subject(), schedule.period()));
    }
}
