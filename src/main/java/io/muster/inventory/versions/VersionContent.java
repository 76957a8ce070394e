package io.muster.inventory.versions;

import io.muster.inventory.entry.Limits;
import io.muster.inventory.signature.GoldenRecord;
import io.muster.inventory.signature.Signature;
import io.muster.shared.Digest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The content that is frozen when a draft becomes a candidate.
 *
 * @param artifact the bytes, by digest
 * @param signature the inputs and outputs of the artifact
 * @param goldenRecords at least one when frozen; before that possibly none if the artifact has its own
 * @param provenance where it comes from: trainer, parameters, data digests, source; brief entries
 */
public record VersionContent(
        Digest artifact, Signature signature, List<GoldenRecord> goldenRecords, Map<String, String> provenance) {

    public VersionContent {
        Limits.present("artifact", artifact);
        Limits.present("signature", signature);
        goldenRecords = List.copyOf(goldenRecords);
        Limits.atMost("goldenRecords", goldenRecords.size(), Limits.GOLDEN_RECORDS);
        provenance = Collections.unmodifiableMap(new TreeMap<>(provenance));
    }
}
