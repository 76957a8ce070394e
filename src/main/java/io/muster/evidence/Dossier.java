package io.muster.evidence;

import io.muster.shared.CanonicalJson;
import io.muster.shared.Digest;
import io.muster.shared.VersionId;
import java.util.List;

/**
 * Everything found about one artifact of a version, sign-offs left out: what a person sees before deciding.
 *
 * @param evidence in order of time; what holds for the version whatever its bytes is part of it
 * @param digest over version, artifact and the digests of the evidence: changes when anything is added
 */
public record Dossier(VersionId version, Digest artifact, List<Evidence> evidence, Digest digest) {

    /** @param all evidence about the version, in order of time */
    public static Dossier of(VersionId version, Digest artifact, List<Evidence> all) {
        var shown = all.stream()
                .filter(evidence -> !evidence.isSignOff())
                .filter(evidence -> evidence.artifact() == null || artifact.equals(evidence.artifact()))
                .toList();
        var digests = shown.stream().map(Evidence::digest).toList();
        return new Dossier(version, artifact, shown, CanonicalJson.digest(new Fields(version, artifact, digests)));
    }

    private record Fields(VersionId version, Digest artifact, List<Digest> evidence) {}
}
