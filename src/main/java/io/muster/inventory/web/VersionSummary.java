package io.muster.inventory.web;

import io.muster.inventory.versions.ModelVersion;
import io.muster.inventory.versions.Origin;
import io.muster.inventory.versions.Stage;
import io.muster.inventory.versions.TierAssignment;
import io.muster.shared.Actor;
import io.muster.shared.Digest;
import io.muster.shared.VersionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A version in a list: without signature and golden records, which may be megabytes. */
record VersionSummary(
        VersionId id,
        Stage stage,
        Origin origin,
        String format,
        @Nullable Digest artifact,
        @Nullable TierAssignment tier,
        int build,
        Actor developer,
        @Nullable String certificate,
        Instant createdAt,
        Instant since,
        long revision) {

    static VersionSummary of(ModelVersion version) {
        return new VersionSummary(
                version.id(),
                version.stage(),
                version.origin(),
                version.format(),
                version.artifact(),
                version.tier(),
                version.build(),
                version.developer(),
                version.certificate(),
                version.createdAt(),
                version.since(),
                version.revision());
    }
}
