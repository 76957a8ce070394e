package io.muster.shared.events;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The publisher of domain events, in the transaction in which they happen, and the clock that dates them. */
@Component
public class EventPublisher {

    private final ApplicationEventPublisher events;
    private final Clock clock;

    EventPublisher(ApplicationEventPublisher events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /** The current time in microseconds, which both databases keep: a record read back equals the one written. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    public void publish(DomainEvent event) {
        events.publishEvent(event);
    }
}
