package io.muster.training;

import io.muster.shared.Actor;
import io.muster.shared.Digest;
import io.muster.shared.VersionId;
import io.muster.shared.events.AuditEvent;
import io.muster.shared.events.DomainEvent;
import java.time.Instant;

/**
 * An external worker submitted a model.
 *
 * @param run the run it was trained in
 * @param content digest over the whole submission
 */
@AuditEvent("ModelHandedIn")
record ModelSubmitted(VersionId version, String run, Digest artifact, Digest content, Actor actor, Instant at)
        implements DomainEvent {

    @Override
    public String chain() {
        return version.model().name();
    }

    @Override
    public String subject() {
        return version.toString();
    }
}
