package io.muster.monitoring.incident;

import io.muster.shared.Actor;
import io.muster.shared.VersionId;
import io.muster.shared.events.AuditEvent;
import io.muster.shared.events.DomainEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened to incidents and silences. They belong to the chain of their model. */
public sealed interface IncidentEvent extends DomainEvent {

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
     * Monitors of a version are in breach.
     *
     * @param severity minor or major
     * @param window start of the window
     */
    @AuditEvent("IncidentOpened")
    record IncidentOpened(
            String incident,
            VersionId version,
            String cause,
            String severity,
            int monitors,
            Instant window,
            Actor actor,
            Instant at)
            implements IncidentEvent {}

    /** People are told of an incident. */
    @AuditEvent("IncidentReported")
    record IncidentReported(
            String incident,
            VersionId version,
            String cause,
            String severity,
            int monitors,
            @Nullable String finding,
            Actor actor,
            Instant at)
            implements IncidentEvent {}

    /** The breach of an incident that had ended returned within the cool-down. */
    @AuditEvent("IncidentReopened")
    record IncidentReopened(String incident, VersionId version, String cause, Instant window, Actor actor, Instant at)
            implements IncidentEvent {}

    /** No monitor of an incident is in breach any more. */
    @AuditEvent("IncidentClosed")
    record IncidentClosed(String incident, VersionId version, String cause, String reason, Actor actor, Instant at)
            implements IncidentEvent {}

    /**
     * Alarms of a version open no incident until then.
     *
     * @param statistic or null for all statistics
     * @param feature or null for all subjects
     */
    @AuditEvent("MonitorSilenced")
    record MonitorSilenced(
            String silence,
            VersionId version,
            @Nullable String statistic,
            @Nullable String feature,
            String reason,
            Actor owner,
            Instant until,
            Actor actor,
            Instant at)
            implements IncidentEvent {}

    /** A silence ended before its time. */
    @AuditEvent("SilenceEnded")
    record SilenceEnded(String silence, VersionId version, String reason, Actor actor, Instant at)
            implements IncidentEvent {}
}
