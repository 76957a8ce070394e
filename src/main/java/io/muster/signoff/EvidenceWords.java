package io.muster.signoff;

import io.muster.evidence.Evidence;
import io.muster.shared.Texts;
import io.muster.signoff.EvidenceWords.PlainText;
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
        return Evidence.last(all, evidence -> evidence.kind().equals("tier"))
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

    /** User text made safe for a form that renders markup and links: plain, on one line and limited in length. */
    public static final class PlainText {

        private static final int LONGEST = 200;

        private PlainText() {}

        public static String of(String text) {
            var plain = text.replaceAll("\\s+", " ").replaceAll("[\\[\\]<>{}*_`#|\\\\]", "");
            return Texts.abbreviate(plain, LONGEST);
        }
    }

    /** The text on how a tier was determined, from its evidence: {@code , lowered from 1 by vera: reason; confirmed by anna}. */
    static final class TierWords {

        private TierWords() {}

        /** Empty for other evidence, and for a tier that simply follows the rule. */
        static String of(Evidence evidence) {
            return switch (evidence.kind()) {
                case "tier" -> evidence.body().has("before") ? byPeople(evidence) : byRule(evidence);
                case "service-request", "change-request" ->
                    " asked for by %s: %s".formatted(evidence.by(), reason(evidence));
                case "suspension", "rollback" -> ": " + reason(evidence);
                case "golden-replay", "reinstatement", "change" ->
                    ": " + PlainText.of(evidence.body().path("conclusion").asText());
                case "tier-request" -> " asked for by %s: %s".formatted(evidence.by(), reason(evidence));
                default -> "";
            };
        }

        private static String byPeople(Evidence evidence) {
            var before = evidence.body().path("before").asInt();
            var lowered = evidence.body().path("tier").asInt() > before;
            var words = ", %s from %d by %s: %s"
                    .formatted(lowered ? "lowered" : "raised", before, evidence.by(), reason(evidence));
            return lowered
                    ? words + "; confirmed by "
                            + evidence.body().path("confirmedBy").asText()
                    : words;
        }

        private static String byRule(Evidence evidence) {
            var computed = evidence.body().path("computed").asInt();
            return computed == evidence.body().path("tier").asInt()
                    ? ""
                    : ", where the rule says %d".formatted(computed);
        }

        private static String reason(Evidence evidence) {
            return PlainText.of(evidence.body().path("reason").asText());
        }
    }
}
