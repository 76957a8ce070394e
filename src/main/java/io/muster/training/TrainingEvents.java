package io.muster.training;

import io.muster.shared.DomainEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Publishes this module's events, stamped to the microsecond. */
@Component
class TrainingEvents {

    private final ApplicationEventPublisher events;
    private final Clock clock;

    TrainingEvents(ApplicationEventPublisher events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /** Microseconds, because both databases keep them. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    void publish(DomainEvent event) {
        events.publishEvent(event);
    }
}
