package io.muster.audit;

import io.muster.shared.Actor;
import io.muster.shared.events.AuditEvent;
import io.muster.shared.events.DomainEvent;
import io.muster.testing.SettableClock;
import java.time.Instant;

/** A fact for tests. */
@AuditEvent("SomethingHappened")
public record SomethingHappened(String chain, String subject, Actor actor, Instant at, String detail, double amount)
        implements DomainEvent {

    public static SomethingHappened to(String chain, String detail) {
        return new SomethingHappened(chain, chain + "@1", Actor.person("dora"), SettableClock.START, detail, 0.1);
    }
}
