package io.muster.lifecycle.steps;

import io.muster.evidence.Evidence;
import java.util.List;

/**
 * The events that void all controls provided before: a new build of the version, even of the same bytes, and another
 * tier in force. The evidence itself is kept.
 */
final class Voids {

    private Voids() {}

    /** @param all evidence about the version, in order of time */
    static List<Evidence> remaining(List<Evidence> all) {
        var from = 0;
        var tier = "";
        for (var i = 0; i < all.size(); i++) {
            var evidence = all.get(i);
            if (evidence.kind().equals(Builds.KIND)) {
                from = i + 1;
            }
            if (evidence.kind().equals(OutcomeNames.TIER)) {
                from = tier.equals(evidence.outcome()) ? from : i + 1;
                tier = evidence.outcome();
            }
        }
        return all.subList(from, all.size());
    }
}
