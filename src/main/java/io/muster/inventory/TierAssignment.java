package io.muster.inventory;

import io.muster.shared.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The materiality class of a version and where it comes from.
 *
 * @param tier 1 (highest) to 3
 * @param rule the decision and its version that computed it: {@code tier-classification:4}
 * @param overrideReason why a person chose another tier than the rule, or null
 */
public record TierAssignment(
        int tier, String rule, @Nullable String overrideReason, Actor by, Instant at) {

    public TierAssignment {
        if (tier < 1 || tier > 3) {
            throw new InvalidEntry("Tiers are 1, 2 and 3, not " + tier);
        }
    }
}
