package io.muster.identity;

import io.muster.security.CurrentActor;
import io.muster.security.UserChanged;
import io.muster.security.UserChanged.Change;
import io.muster.shared.Actor;
import io.muster.shared.events.EventPublisher;
import org.springframework.stereotype.Component;

/** The publisher of events about changes of people, in the transaction of the change. */
@Component
class UserEvents {

    private final CurrentActor current;
    private final EventPublisher events;

    UserEvents(CurrentActor current, EventPublisher events) {
        this.current = current;
        this.events = events;
    }

    void publish(String user, Change change, String detail) {
        var actor = current.find().orElse(Actor.system("lifecycle"));
        events.publish(new UserChanged(user, change, detail, actor, events.now()));
    }
}
