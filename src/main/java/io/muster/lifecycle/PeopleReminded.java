package io.muster.lifecycle;

import io.muster.shared.Actor;
import io.muster.shared.AuditEvent;
import io.muster.shared.DomainEvent;
import io.muster.shared.VersionId;
import java.time.Instant;
import java.util.List;

/** A decision was waited for so long that people were reminded. */
@AuditEvent("PeopleReminded")
public record PeopleReminded(VersionId version, List<String> tasks, Actor actor, Instant at) implements DomainEvent {

    public PeopleReminded {
        tasks = List.copyOf(tasks);
    }

    @Override
    public String chain() {
        return version.model().name();
    }

    @Override
    public String subject() {
        return version.toString();
    }
}
