package io.muster.scheduling;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;
import java.util.Locale;

/** A schedule that has fired or was cancelled cannot be moved, cancelled or fired. */
@Problem(slug = "schedule-not-planned", kind = Refusal.Kind.CONFLICT, title = "Schedule not planned")
public class ScheduleNotPlanned extends Refusal {

    ScheduleNotPlanned(Schedule schedule, String wish) {
        super("The %s of '%s' due %s is %s since %s and cannot be %s: plan it anew"
                .formatted(
                        schedule.kind(),
                        schedule.subject(),
                        schedule.due(),
                        schedule.state().name().toLowerCase(Locale.ROOT),
                        schedule.at(),
                        wish));
    }
}
