package io.muster.deployment;

import io.muster.shared.DomainEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Publishes this module's events, stamped to the microsecond. */
@Component
class DeploymentEvents {

    private final Clock clock;
    private final ApplicationEventPublisher events;

    DeploymentEvents(Clock clock, ApplicationEventPublisher events) {
        this.clock = clock;
        this.events = events;
    }

    /** The current time, as precise as the database stores it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    void publish(DomainEvent event) {
        events.publishEvent(event);
    }
}
