package io.muster.deployment;

import io.muster.shared.Actor;
import io.muster.shared.VersionId;
import io.muster.shared.events.AuditEvent;
import io.muster.shared.events.DomainEvent;
import java.time.Instant;

/** What happened to a version in service. It belongs to the chain of its model. */
public sealed interface ServingEvent extends DomainEvent {

    VersionId version();

    @Override
    default String chain() {
        return version().model().name();
    }

    @Override
    default String subject() {
        return version().toString();
    }

    /** A version was put into service. */
    @AuditEvent("VersionDeployed")
    record VersionDeployed(
            String deployment,
            VersionId version,
            String environment,
            DeploymentRole role,
            String target,
            String certificate,
            Actor actor,
            Instant at)
            implements ServingEvent {}

    /** A version was taken out of service. */
    @AuditEvent("VersionUndeployed")
    record VersionUndeployed(
            String deployment,
            VersionId version,
            String environment,
            DeploymentRole role,
            String reason,
            Actor actor,
            Instant at)
            implements ServingEvent {}

    /** A node refused to serve a deployed version. */
    @AuditEvent("ServiceRefused")
    record ServiceRefused(
            String deployment,
            VersionId version,
            String environment,
            DeploymentRole role,
            String why,
            Actor actor,
            Instant at)
            implements ServingEvent {}
}
