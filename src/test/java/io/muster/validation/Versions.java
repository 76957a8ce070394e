package io.muster.validation;

import io.muster.inventory.signature.GoldenRecord;
import io.muster.inventory.versions.ModelVersion;
import io.muster.shared.Digest;
import java.util.List;

/** Versions in states that no operation produces, for events outside Muster. */
final class Versions {

    private Versions() {}

    static ModelVersion of(ModelVersion version, GoldenRecord golden) {
        return of(version, version.format(), version.artifact(), List.of(golden));
    }

    static ModelVersion of(ModelVersion version, String format, Digest artifact) {
        return of(version, format, artifact, version.goldenRecords());
    }

    private static ModelVersion of(ModelVersion v, String format, Digest artifact, List<GoldenRecord> golden) {
        return new ModelVersion(
                v.id(),
                v.stage(),
                v.origin(),
                format,
                v.training(),
                v.evaluation(),
                artifact,
                v.signature(),
                golden,
                v.provenance(),
                v.tier(),
                v.build(),
                v.developer(),
                v.certificate(),
                v.createdAt(),
                v.since(),
                v.revision());
    }
}
