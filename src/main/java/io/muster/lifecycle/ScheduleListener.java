package io.muster.lifecycle;

import io.muster.scheduling.ScheduleEvent.Due;
import io.muster.shared.VersionId;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The listener that starts the process of a due revalidation, in the transaction that marks it as fired: both happen or neither. */
@Component
class ScheduleListener {

    private final Lifecycle lifecycle;

    ScheduleListener(Lifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    @EventListener
    void on(Due due) {
        if (due.kind().equals(Revalidation.SCHEDULE)) {
            lifecycle.startRevalidation(VersionId.parse(due.subject()), due.period());
        }
    }
}
