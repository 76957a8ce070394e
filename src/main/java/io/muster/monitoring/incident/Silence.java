package io.muster.monitoring.incident;

import io.muster.shared.Actor;
import io.muster.shared.VersionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Alarms of a version that open no incident for some time. The monitors are evaluated and shown nevertheless.
 *
 * @param statistic id of a statistic, or null for all
 * @param subject a column, a category, a group, or null for all
 * @param owner who answers for it
 * @param until when it ends by itself
 * @param endedAt when a person ended it before, or null
 */
public record Silence(
        String id,
        VersionId version,
        @Nullable String statistic,
        @Nullable String subject,
        String reason,
        Actor owner,
        Instant until,
        Actor by,
        Instant at,
        @Nullable Instant endedAt) {

    public boolean isActive(Instant now) {
        return endedAt == null && now.isBefore(until);
    }

    boolean covers(VersionId version, Alarm alarm) {
        return this.version.equals(version)
                && (statistic == null || statistic.equals(alarm.statistic()))
                && (subject == null || subject.equals(alarm.subject()));
    }
}
