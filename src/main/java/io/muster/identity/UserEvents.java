package io.muster.identity;

import io.muster.security.CurrentActor;
import io.muster.security.UserChanged;
import io.muster.security.UserChanged.Change;
import io.muster.shared.Actor;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The publisher of events about changes of people, in the transaction of the change. */
@Component
class UserEvents {

    private final CurrentActor current;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    UserEvents(CurrentActor current, ApplicationEventPublisher events, Clock clock) {
        this.current = current;
        this.events = events;
        this.clock = clock;
    }

    void tell(String user, Change change, String detail) {
        var actor = current.find().orElse(Actor.system("lifecycle"));
        events.publishEvent(
                new UserChanged(user, change, detail, actor, clock.instant().truncatedTo(ChronoUnit.MICROS)));
    }
}
