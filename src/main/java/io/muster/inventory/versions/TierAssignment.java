package io.muster.inventory.versions;

import io.muster.inventory.entry.InvalidEntry;
import io.muster.shared.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The materiality class of a version and where it comes from. 1 needs the most scrutiny, 3 the least. A rule or one
 * person can make it stricter; only two people together can make it less strict.
 *
 * @param tier 1 (highest) to 3
 * @param rule the decision and its version that computed it: {@code tier-classification:4}
 * @param computed the rule's result when this tier was set; not the tier in force if a person chose another
 * @param overrideReason why a person chose another tier than the rule, or null
 * @param from the previous tier if a person chose another one; null otherwise
 * @param confirmedBy who agreed to a lower tier, if one was chosen; null otherwise
 * @param by who chose it or, without an override, what computed it
 */
public record TierAssignment(
        int tier,
        String rule,
        int computed,
        @Nullable String overrideReason,
        @Nullable Integer from,
        @Nullable Actor confirmedBy,
        Actor by,
        Instant at) {

    public TierAssignment {
        requireTier(tier);
        requireTier(computed);
    }

    static TierAssignment byRule(int tier, String rule, Actor by, Instant at) {
        return new TierAssignment(tier, rule, tier, null, null, null, by, at);
    }

    static void requireTier(int tier) {
        if (tier < 1 || tier > 3) {
            throw new InvalidEntry("Expected tier 1, 2 or 3, not " + tier);
        }
    }

    /** Whether this result of a rule requires less scrutiny than the tier in force. */
    private boolean isLower(int other) {
        return other > tier;
    }

    /**
     * The assignment after a rule was evaluated again. A person's choice stays, unless the rule now requires more
     * scrutiny than when the person chose. A rule alone never lowers scrutiny.
     */
    TierAssignment recomputed(int now, String by, Actor actor, Instant at) {
        if (overrideReason != null && now >= Math.min(computed, tier)) {
            return new TierAssignment(tier, by, computed, overrideReason, from, confirmedBy, this.by, this.at);
        }
        return isLower(now)
                ? new TierAssignment(tier, by, now, null, null, null, actor, at)
                : byRule(now, by, actor, at);
    }

    /** @param agreed who confirmed it; null for a tier with more scrutiny */
    TierAssignment overridden(int newTier, String reason, Actor person, @Nullable Actor agreed, Instant now) {
        return new TierAssignment(newTier, rule, computed, reason, tier, agreed, person, now);
    }

    /** For people: {@code 3, lowered from 1 by vera: reason; confirmed by anna}. */
    public String words() {
        if (overrideReason != null && from != null) {
            var changed = "%d, %s from %d by %s: %s"
                    .formatted(tier, tier > from ? "lowered" : "raised", from, by, overrideReason);
            return confirmedBy == null ? changed : "%s; confirmed by %s".formatted(changed, confirmedBy);
        }
        return tier == computed
                ? "%d, by %s".formatted(tier, rule)
                : "%d, although %s now says %d: only two people together may lower it".formatted(tier, rule, computed);
    }
}
