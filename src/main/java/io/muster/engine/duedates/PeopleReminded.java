package io.muster.engine.duedates;

import io.muster.shared.Actor;
import io.muster.shared.SubjectId;
import io.muster.shared.events.AuditEvent;
import io.muster.shared.events.DomainEvent;
import java.time.Instant;
import java.util.List;

/** People were reminded of a decision that is still open. */
@AuditEvent("PeopleReminded")
record PeopleReminded(SubjectId about, List<String> tasks, Actor actor, Instant at) implements DomainEvent {

    PeopleReminded {
        tasks = List.copyOf(tasks);
    }

    @Override
    public String chain() {
        return about.chain();
    }

    @Override
    public String subject() {
        return about.toString();
    }
}
