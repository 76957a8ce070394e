package io.muster.inventory;

import io.muster.inventory.artifacts.ArtifactNotFound;
import io.muster.inventory.artifacts.Artifacts;
import io.muster.inventory.entry.InvalidEntry;
import io.muster.inventory.signature.GoldenRecord;
import io.muster.inventory.signature.Signature;
import io.muster.inventory.store.Json;
import io.muster.inventory.versions.ExaminedContent;
import io.muster.inventory.versions.ModelVersion;
import io.muster.inventory.versions.VersionContent;
import io.muster.shared.Digest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The check that content is what it claims to be. */
@Component
class ArtifactInspection {

    private final ObjectProvider<ArtifactExaminer> examiner;
    private final Artifacts artifacts;
    private final Json json;

    ArtifactInspection(ObjectProvider<ArtifactExaminer> examiner, Artifacts artifacts, Json json) {
        this.examiner = examiner;
        this.artifacts = artifacts;
        this.json = json;
    }

    ExaminedContent examine(ModelVersion version, VersionContent content) {
        requireStored(content.artifact());
        var found = examiner.getObject()
                .examine(
                        version.format(),
                        content.artifact(),
                        Optional.of(content.signature()),
                        content.goldenRecords());
        if (found.goldenRecords().isEmpty()) {
            throw new InvalidEntry("%s has no golden record: expected at least one".formatted(version.id()));
        }
        var examined =
                new VersionContent(content.artifact(), found.signature(), found.goldenRecords(), content.provenance());
        return new ExaminedContent(version.id(), version.build(), examined);
    }

    void requireStored(@Nullable Digest artifact) {
        if (artifact != null && !artifacts.exists(artifact)) {
            throw new ArtifactNotFound(artifact);
        }
    }

    /** The digest of the content that is or would be frozen. */
    Digest digest(ModelVersion version) {
        return digest(version.artifact(), version.signature(), version.goldenRecords(), version.provenance());
    }

    /** The digest of everything supplied so far, including plans. */
    Digest draftDigest(ModelVersion version) {
        return json.digest(new Object[] {digest(version), version.training(), version.evaluation()});
    }

    /** Whether exactly this content is frozen already. */
    boolean isSame(ModelVersion version, ExaminedContent examined) {
        var content = examined.content();
        return digest(version)
                .equals(digest(content.artifact(), content.signature(), content.goldenRecords(), content.provenance()));
    }

    private Digest digest(
            @Nullable Digest artifact,
            @Nullable Signature signature,
            List<GoldenRecord> goldenRecords,
            Map<String, String> provenance) {
        return json.digest(new Object[] {artifact, signature, goldenRecords, new TreeMap<>(provenance)});
    }
}
