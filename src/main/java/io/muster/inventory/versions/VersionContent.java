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
 * What is frozen when a draft becomes a candidate.
 *
 * @param artifact the bytes, by digest
 * @param signature what the artifact takes and gives
 * @param goldenRecords at least one when it is frozen; none before that where the artifact brings its own
 * @param provenance where it comes from: trainer, parameters, data digests, source; short facts
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
