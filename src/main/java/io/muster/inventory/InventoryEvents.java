package io.muster.inventory;

import io.muster.audit.refusals.RefusalLog;
import io.muster.shared.Actor;
import io.muster.shared.DomainEvent;
import io.muster.shared.Refusal;
import io.muster.shared.VersionId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Publishes this module's events, stamped to the microsecond. */
@Component
class InventoryEvents {

    private final ApplicationEventPublisher events;
    private final RefusalLog refusals;
    private final Clock clock;

    InventoryEvents(ApplicationEventPublisher events, RefusalLog refusals, Clock clock) {
        this.events = events;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** The current time in microseconds, as both databases store it, so that a record read back equals the one written. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    void refused(VersionId subject, Actor by, String what, Refusal why) {
        refusals.refused(subject.model().name(), subject.toString(), by, what, why.getMessage());
    }

    void publish(DomainEvent event) {
        events.publishEvent(event);
    }
}
