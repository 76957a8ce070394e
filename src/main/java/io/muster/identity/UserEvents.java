package io.muster.identity;

import io.muster.security.CurrentActor;
import io.muster.security.UserChanged;
import io.muster.security.UserChanged.Change;
import io.muster.shared.Actor;
import io.muster.shared.events.EventPublisher;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** The publisher of events about changes of people, in the transaction of the change. */
@Component
class UserEvents {

    private final ThreadLocal<Actor> actingFor = new ThreadLocal<>();
    private final CurrentActor current;
    private final EventPublisher events;

    UserEvents(CurrentActor current, EventPublisher events) {
        this.current = current;
        this.events = events;
    }

    void publish(String user, Change change, String detail) {
        var acting = actingFor.get();
        var actor = acting != null ? acting : current.find().orElse(Actor.system("lifecycle"));
        events.publish(new UserChanged(user, change, detail, actor, events.now()));
    }

    /** Runs a change that is not the doing of the person who is signed in. */
    <T> T publishedAs(Actor actor, Supplier<T> change) {
        actingFor.set(actor);
        try {
            return change.get();
        } finally {
            actingFor.remove();
        }
    }
}
