package io.muster.lifecycle;

import io.muster.lifecycle.Revalidations.Request;
import io.muster.scheduling.ScheduleEvent.Due;
import io.muster.shared.VersionId;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The listener that starts the process of a due revalidation, in the transaction that marks it as fired: both happen or neither. */
@Component
class ScheduleListener {

    private final Revalidations revalidations;

    ScheduleListener(Revalidations revalidations) {
        this.revalidations = revalidations;
    }

    @EventListener
    void on(Due due) {
        if (due.kind().equals(Revalidation.SCHEDULE)) {
            revalidations.start(
                    new Request(VersionId.parse(due.subject()), RevalidationReason.SCHEDULE, null, null), due.period());
        }
    }
}
