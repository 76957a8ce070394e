package io.muster.lifecycle.steps.notify;

import io.muster.shared.Actor;
import io.muster.shared.VersionId;
import io.muster.shared.events.AuditEvent;
import io.muster.shared.events.DomainEvent;
import java.time.Instant;

/**
 * The use of a version is described differently, in a way that needs no sign-off.
 *
 * @param owner of the model, who is told
 * @param changes from what to what, in words
 */
@AuditEvent("UseChanged")
record UseChanged(VersionId version, Actor owner, String changes, Actor actor, Instant at) implements DomainEvent {

    @Override
    public String chain() {
        return version.chain();
    }

    @Override
    public String subject() {
        return version.toString();
    }
}
