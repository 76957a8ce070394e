package io.muster.evidence;

import io.muster.shared.Digest;
import io.muster.shared.Refusal;
import io.muster.shared.VersionId;

/** A decision refers to evidence that is not what lies there now. */
public class StaleDossier extends Refusal {

    StaleDossier(VersionId version, Digest shown, Digest now) {
        super(
                Kind.STALE,
                "The decision on %s was taken on dossier %s, but the dossier is now %s: look at it again and decide"
                        .formatted(version, shown, now));
    }
}
