package io.muster.evidence;

import io.muster.shared.Digest;
import io.muster.shared.Problem;
import io.muster.shared.Refusal;
import io.muster.shared.SubjectId;
import java.util.List;

/** A decision refers to evidence that is not what lies there now. */
@Problem(slug = "stale-dossier", kind = Refusal.Kind.STALE, title = "Stale dossier")
public class StaleDossier extends Refusal {

    /** @param changes what changed since, in words; empty when that cannot be told */
    StaleDossier(SubjectId version, Digest shown, Digest now, List<String> changes) {
        super(
                "The decision on %s was taken on a dossier that is out of date: %s. Open the task again, look at what is new and decide then. Shown was %s, now it is %s"
                        .formatted(
                                version,
                                changes.isEmpty()
                                        ? "evidence, a finding or a sign-off was added or changed since"
                                        : "since it was opened, " + String.join("; ", changes),
                                shown,
                                now));
    }
}
