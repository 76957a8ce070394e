package io.muster.shared.events;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The publisher of what happened, in the transaction in which it happened, and of when that is. */
@Component
public class EventPublisher {

    private final ApplicationEventPublisher events;
    private final Clock clock;

    EventPublisher(ApplicationEventPublisher events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /** In microseconds, which both databases keep, so that a record that is read again equals the one that was written. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    public void publish(DomainEvent event) {
        events.publishEvent(event);
    }
}
