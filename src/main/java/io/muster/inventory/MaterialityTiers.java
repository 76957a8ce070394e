package io.muster.inventory;

import io.muster.inventory.entry.Limits;
import io.muster.inventory.store.Versions;
import io.muster.inventory.versions.ModelVersion;
import io.muster.inventory.versions.TierAssignment;
import io.muster.inventory.versions.VersionEvent.TierAssigned;
import io.muster.inventory.versions.VersionEvent.TierLoweringRequested;
import io.muster.inventory.versions.VersionEvent.TierOverridden;
import io.muster.shared.Actor;
import io.muster.shared.Refusal;
import io.muster.shared.VersionId;
import io.muster.shared.events.EventPublisher;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The materiality tiers of versions: what the rule computed, and what people set instead. Each operation checks that it
 * is allowed, stores the result and publishes an event, in one transaction. REST offers overriding only.
 */
@Service
@Transactional
public class MaterialityTiers {

    private final Inventory inventory;
    private final Versions versions;
    private final EventPublisher events;
    private final RefusedAttempts attempts;

    MaterialityTiers(Inventory inventory, Versions versions, EventPublisher events, RefusedAttempts attempts) {
        this.inventory = inventory;
        this.versions = versions;
        this.events = events;
        this.attempts = attempts;
    }

    /**
     * Records the tier that the rule computed. A person's override stays in force.
     *
     * @param rule the decision and its version: {@code tier-classification:4}
     */
    public ModelVersion assign(VersionId id, int tier, String rule, Actor by) {
        var before = inventory.version(id);
        var after = before.assignTier(tier, Limits.name("rule", rule), by, events.now());
        if (sameTier(before.tier(), after.tier())) {
            return before;
        }
        var kept = versions.save(after);
        events.publish(new TierAssigned(id, tier, rule, kept.tier().tier(), by, events.now()));
        return kept;
    }

    private static boolean sameTier(@Nullable TierAssignment before, TierAssignment after) {
        return before != null
                && before.tier() == after.tier()
                && before.computed() == after.computed()
                && before.rule().equals(after.rule())
                && Objects.equals(before.overrideReason(), after.overrideReason());
    }

    /** Requests another tier than the rule's. Refused for the version's developer. */
    public ModelVersion override(VersionId id, int tier, String reason, Actor by) {
        return override(id, tier, reason, inventory.version(id).revision(), by);
    }

    /**
     * A tier with more scrutiny takes effect at once. One with less is only requested: it takes effect when a second
     * person confirms it, and until then the version is returned unchanged.
     *
     * @param revision the one the change is based on
     * @throws Refusal {@code STALE_REVISION} if it has changed since
     */
    public ModelVersion override(VersionId id, int tier, String reason, long revision, Actor by) {
        var before = inventory.version(id);
        before.requireRevision(revision);
        var former = attempts.recorded(id, by, "override the tier", () -> before.requireOverridable(tier, reason, by));
        if (tier > former.tier()) {
            events.publish(new TierLoweringRequested(
                    id, former.tier(), tier, Limits.text("reason", reason), by, events.now()));
            return before;
        }
        var after = versions.save(before.raiseTier(tier, reason, by, events.now()));
        events.publish(
                new TierOverridden(id, former.tier(), tier, Limits.text("reason", reason), null, by, events.now()));
        return after;
    }

    /**
     * Sets a tier with less scrutiny that one person requested and another confirmed. For processes.
     *
     * @param by who requested it
     */
    public ModelVersion lower(VersionId id, int tier, String reason, Actor by, Actor confirmedBy) {
        var before = inventory.version(id);
        var after = versions.save(before.lowerTier(tier, reason, by, confirmedBy, events.now()));
        events.publish(new TierOverridden(
                id, before.tier().tier(), tier, Limits.text("reason", reason), confirmedBy, by, events.now()));
        return after;
    }
}
