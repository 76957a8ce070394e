package io.muster.signoff;

import io.muster.evidence.Evidence;

/** The text on how a tier was determined, from its evidence: {@code , lowered from 1 by vera: reason; confirmed by anna}. */
final class TierWords {

    private TierWords() {}

    /** Empty for other evidence, and for a tier that simply follows the rule. */
    static String of(Evidence evidence) {
        return switch (evidence.kind()) {
            case "tier" -> evidence.body().has("before") ? byPeople(evidence) : byRule(evidence);
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
        return computed == evidence.body().path("tier").asInt() ? "" : ", where the rule says %d".formatted(computed);
    }

    private static String reason(Evidence evidence) {
        return PlainText.of(evidence.body().path("reason").asText());
    }
}
