package io.muster.monitoring.record;

import io.muster.shared.Actor;
import io.muster.shared.Digest;
import io.muster.shared.VersionId;
import io.muster.shared.events.AuditEvent;
import io.muster.shared.events.DomainEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened to the monitoring of a version. It belongs to the chain of its model. */
public sealed interface MonitoringEvent extends DomainEvent {

    VersionId version();

    @Override
    default String chain() {
        return version().model().name();
    }

    @Override
    default String subject() {
        return version().toString();
    }

    /**
     * Predictions are compared with another reference from now on, or with a first one.
     *
     * @param evidence id of the evidence of the new reference
     * @param reference digest of the new reference
     * @param before digest of the reference that it replaces, or null
     */
    @AuditEvent("ReferenceChanged")
    record ReferenceChanged(
            VersionId version,
            String evidence,
            Digest reference,
            @Nullable Digest before,
            String reason,
            Actor actor,
            Instant at)
            implements MonitoringEvent {}
}
