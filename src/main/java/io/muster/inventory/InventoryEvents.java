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

/** When things happen, and who is told. */
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

    /** Microseconds, as both databases keep them: a record read again equals the one that was written. */
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
