package io.muster.deployment;

import io.muster.shared.Actor;
import io.muster.shared.AuditEvent;
import io.muster.shared.DomainEvent;
import io.muster.shared.VersionId;
import java.time.Instant;

/** A version was put into service. */
@AuditEvent("VersionDeployed")
public record VersionDeployed(
        String deployment,
        VersionId version,
        String environment,
        DeploymentRole role,
        String target,
        String certificate,
        Actor actor,
        Instant at)
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
