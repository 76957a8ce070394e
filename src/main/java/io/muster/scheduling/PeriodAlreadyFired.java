package io.muster.scheduling;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** Each period is fired once; a date that was fired cannot be due again. */
@Problem(slug = "period-already-fired", kind = Refusal.Kind.CONFLICT, title = "Period already fired")
public class PeriodAlreadyFired extends Refusal {

    PeriodAlreadyFired(Schedule schedule) {
        super("The %s of '%s' for %s was fired already: plan another date"
                .formatted(schedule.kind(), schedule.subject(), schedule.period()));
    }
}
