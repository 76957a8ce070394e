package io.muster.reporting;

import io.muster.evidence.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The history of a version's materiality tier in words, from its evidence: who or which rule set it, and why. */
final class TierHistory {

    static final String TIER = "tier";
    private static final String REQUEST = "tier-request";

    /** Kinds of evidence about the tier. */
    static final Set<String> KINDS = Set.of(TIER, REQUEST);

    private TierHistory() {}

    /** The newest first. */
    static List<String> of(List<Evidence> all) {
        var lines = new ArrayList<String>();
        all.stream()
                .filter(evidence -> KINDS.contains(evidence.kind()))
                .forEach(evidence ->
                        lines.add(0, "%s, %s".formatted(words(evidence), PageWording.time(evidence.at()))));
        return List.copyOf(lines);
    }

    static String words(Evidence evidence) {
        var body = evidence.body();
        var tier = body.path(TIER).asInt();
        var reason = body.path("reason").asText();
        if (evidence.kind().equals(REQUEST)) {
            return "%s requested by %s: %s".formatted(evidence.outcome(), evidence.by(), reason);
        }
        if (!body.has("before")) {
            var computed = body.path("computed").asInt();
            return "Tier %d by %s%s"
                    .formatted(
                            tier,
                            body.path("rule").asText(),
                            computed == tier ? "" : ", which computed " + computed + "; a person's choice stays");
        }
        var before = body.path("before").asInt();
        var words = "Tier %d, %s from %d by %s: %s"
                .formatted(tier, tier > before ? "lowered" : "raised", before, evidence.by(), reason);
        return body.hasNonNull("confirmedBy")
                ? words + "; confirmed by " + body.path("confirmedBy").asText()
                : words;
    }
}
