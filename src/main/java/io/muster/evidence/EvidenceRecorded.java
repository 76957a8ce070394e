package io.muster.evidence;

import io.muster.shared.Actor;
import io.muster.shared.AuditEvent;
import io.muster.shared.Digest;
import io.muster.shared.DomainEvent;
import io.muster.shared.SubjectId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A result was recorded as evidence. */
@AuditEvent("EvidenceRecorded")
public record EvidenceRecorded(
        String evidence,
        SubjectId version,
        @Nullable Digest artifact,
        String kind,
        String outcome,
        Digest digest,
        Actor actor,
        Instant at)
        implements DomainEvent {

    static EvidenceRecorded of(Evidence evidence) {
        return new EvidenceRecorded(
                evidence.id(),
                evidence.version(),
                evidence.artifact(),
                evidence.kind(),
                evidence.outcome(),
                evidence.digest(),
                evidence.by(),
                evidence.at());
    }

    @Override
    public String chain() {
        return version.chain();
    }

    @Override
    public String subject() {
        return version.toString();
    }
}
