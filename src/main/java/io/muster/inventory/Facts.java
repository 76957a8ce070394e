package io.muster.inventory;

import io.muster.shared.DomainEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** When things happen, and who is told. */
@Component
class Facts {

    private final ApplicationEventPublisher events;
    private final Clock clock;

    Facts(ApplicationEventPublisher events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /** Microseconds, as both databases keep them: a record read again equals the one that was written. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    void publish(DomainEvent event) {
        events.publishEvent(event);
    }
}
