package io.muster.scheduling;

import io.muster.shared.Refusal;

/** Nothing was ever planned for this kind and subject. */
public class ScheduleNotFound extends Refusal {

    public ScheduleNotFound(String kind, String subject) {
        super(Kind.NOT_FOUND, "No %s was ever planned for '%s'".formatted(kind, subject));
    }
}
