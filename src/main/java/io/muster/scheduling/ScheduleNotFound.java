package io.muster.scheduling;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** Nothing was ever planned for this kind and subject. */
@Problem(slug = "schedule-not-found", kind = Refusal.Kind.NOT_FOUND, title = "Schedule not found")
public class ScheduleNotFound extends Refusal {

    public ScheduleNotFound(String kind, String subject) {
        super("No %s was ever planned for '%s'".formatted(kind, subject));
    }
}
