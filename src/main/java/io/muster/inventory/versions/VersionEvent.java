package io.muster.inventory.versions;

import io.muster.shared.Actor;
import io.muster.shared.Digest;
import io.muster.shared.VersionId;
import io.muster.shared.events.AuditEvent;
import io.muster.shared.events.DomainEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Events of versions, in the chain of their model. */
public sealed interface VersionEvent extends DomainEvent {

    VersionId version();

    @Override
    default String chain() {
        return version().model().name();
    }

    @Override
    default String subject() {
        return version().toString();
    }

    @AuditEvent("VersionDrafted")
    record VersionDrafted(VersionId version, Origin origin, String format, Actor actor, Instant at)
            implements VersionEvent {}

    /** @param content digest over everything supplied so far */
    @AuditEvent("VersionSupplied")
    record VersionSupplied(VersionId version, int build, Digest content, Actor actor, Instant at)
            implements VersionEvent {}

    /** @param content digest over artifact, signature, golden records and provenance */
    @AuditEvent("VersionFrozen")
    record VersionFrozen(VersionId version, int build, Digest artifact, Digest content, Actor actor, Instant at)
            implements VersionEvent {}

    @AuditEvent("VersionReopened")
    record VersionReopened(VersionId version, int build, String reason, Actor actor, Instant at)
            implements VersionEvent {}

    /**
     * @param tier what the rule computed
     * @param effective the tier in force, which differs if a person has overridden it
     */
    @AuditEvent("TierAssigned")
    record TierAssigned(VersionId version, int tier, String rule, int effective, Actor actor, Instant at)
            implements VersionEvent {}

    /** @param confirmedBy the second person, if the tier was lowered; null otherwise */
    @AuditEvent("TierOverridden")
    record TierOverridden(
            VersionId version,
            int before,
            int tier,
            String reason,
            @Nullable Actor confirmedBy,
            Actor actor,
            Instant at)
            implements VersionEvent {}

    /** A person requested a tier with less scrutiny; nothing has changed yet. */
    @AuditEvent("TierLoweringRequested")
    record TierLoweringRequested(VersionId version, int before, int tier, String reason, Actor actor, Instant at)
            implements VersionEvent {}

    @AuditEvent("VersionApproved")
    record VersionApproved(VersionId version, String certificate, Actor actor, Instant at) implements VersionEvent {}

    @AuditEvent("VersionRenewed")
    record VersionRenewed(VersionId version, String certificate, Actor actor, Instant at) implements VersionEvent {}

    @AuditEvent("VersionWentLive")
    record VersionWentLive(VersionId version, Actor actor, Instant at) implements VersionEvent {}

    @AuditEvent("VersionSuspended")
    record VersionSuspended(VersionId version, String reason, Actor actor, Instant at) implements VersionEvent {}

    @AuditEvent("VersionRetired")
    record VersionRetired(VersionId version, String reason, Actor actor, Instant at) implements VersionEvent {}

    @AuditEvent("VersionRejected")
    record VersionRejected(VersionId version, String reason, Actor actor, Instant at) implements VersionEvent {}

    @AuditEvent("VersionWithdrawn")
    record VersionWithdrawn(VersionId version, String reason, Actor actor, Instant at) implements VersionEvent {}
}
