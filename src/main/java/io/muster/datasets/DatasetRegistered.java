package io.muster.datasets;

import io.muster.shared.Actor;
import io.muster.shared.DatasetId;
import io.muster.shared.Digest;
import io.muster.shared.events.AuditEvent;
import io.muster.shared.events.DomainEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A dataset was registered. It may serve several models, so the event goes to the platform's chain. */
@AuditEvent("DatasetRegistered")
public record DatasetRegistered(
        DatasetId dataset,
        Dataset.Role role,
        Dataset.Format format,
        String location,
        Digest digest,
        long rows,
        @Nullable Coverage covers,
        Actor actor,
        Instant at)
        implements DomainEvent {

    @Override
    public String chain() {
        return PLATFORM;
    }

    @Override
    public String subject() {
        return dataset.name();
    }
}
