package io.muster.signoff;

import io.muster.evidence.Evidence;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A summary of the evidence about a version: the tier first, then the newest of each kind. */
final class EvidenceWords {

    private static final Set<String> TIER = Set.of("tier", "tier-request");

    private static final int MOST_OF_TIER = 3;
    private static final int MOST_OF_REST = 12;

    private EvidenceWords() {}

    /** @param all in order of time; the summary says how many are left out */
    static String of(List<Evidence> all) {
        var tier = all.stream().filter(EvidenceWords::isAboutTier).toList();
        var rest = all.stream().filter(evidence -> !isAboutTier(evidence)).toList();
        var shown = Stream.concat(newest(tier, MOST_OF_TIER), newest(rest, MOST_OF_REST))
                .toList();
        var text = shown.stream().map(EvidenceWords::of).collect(Collectors.joining("; "));
        var left = all.size() - shown.size();
        return left == 0 ? text : "%s; and %d earlier (see the evidence page)".formatted(text, left);
    }

    /** The tier in force, if people confirmed it or the rule gives another. */
    static Optional<String> ofTier(List<Evidence> all) {
        return all.stream()
                .filter(evidence -> evidence.kind().equals("tier"))
                .reduce((earlier, later) -> later)
                .filter(tier -> !TierWords.of(tier).isEmpty())
                .map(EvidenceWords::of);
    }

    private static String of(Evidence evidence) {
        return "%s: %s%s".formatted(evidence.kind(), evidence.outcome(), TierWords.of(evidence));
    }

    private static boolean isAboutTier(Evidence evidence) {
        return TIER.contains(evidence.kind());
    }

    private static Stream<Evidence> newest(List<Evidence> all, int most) {
        return all.stream().skip(Math.max(0, all.size() - most));
    }
}
