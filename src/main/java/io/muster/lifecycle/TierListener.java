package io.muster.lifecycle;

import io.muster.engine.Engine;
import io.muster.engine.TierRequest;
import io.muster.evidence.Evidence.NewEvidence;
import io.muster.evidence.EvidenceLedger;
import io.muster.inventory.Inventory;
import io.muster.inventory.versions.ModelVersion;
import io.muster.inventory.versions.Stage;
import io.muster.inventory.versions.VersionEvent.TierLoweringRequested;
import io.muster.inventory.versions.VersionEvent.TierOverridden;
import io.muster.proofs.Demands;
import io.muster.shared.Actor;
import io.muster.signoff.ProcessSubject.Classification;
import io.muster.step.BusinessKey;
import io.muster.verification.model.Guard;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The listener for changes of tier. A tier with less scrutiny is confirmed in a process. A new tier in force takes
 * effect at once: it is recorded as evidence and ends every process based on the former one.
 */
@Component
class TierListener {

    private static final String TIER = "tier";

    /** Stages with a release in progress; serving versions continue with their present certificate. */
    private static final List<Stage> UNDER_EXAMINATION = List.of(Stage.DRAFT, Stage.CANDIDATE, Stage.APPROVED);

    private final Inventory inventory;
    private final EvidenceLedger ledger;
    private final Engine engine;
    private final TierChanges changes;
    private final Demands demands;

    TierListener(Inventory inventory, EvidenceLedger ledger, Engine engine, TierChanges changes, Demands demands) {
        this.inventory = inventory;
        this.ledger = ledger;
        this.engine = engine;
        this.changes = changes;
        this.demands = demands;
    }

    private record Overriding(
            int before, int tier, String reason, @Nullable Actor confirmedBy) {}

    /** The request and the start of its process commit together, in the name of the requester. */
    @EventListener
    void on(TierLoweringRequested requested) {
        var version = inventory.version(requested.version());
        if (version.artifact() == null) {
            throw LifecycleProblem.TIER_CHANGE_REFUSED.refusal(
                    "%s has no artifact yet, so no one could confirm a lower tier: ask for it after the "
                            + "version is built",
                    version.id());
        }
        var instance = engine.startByMessageFor(
                requested.actor(), TierLowering.REQUESTED, BusinessKey.of(requested.version()));
        ledger.record(TierRequest.evidence(requested, instance), requested.actor());
    }

    @EventListener
    void on(TierOverridden overridden) {
        var version = inventory.version(overridden.version());
        if (overridden.confirmedBy() == null) {
            requireNothingIsLost(version, overridden);
        }
        keep(overridden);
        changes.notifyProcesses(
                version.id(), overridden.tier(), UNDER_EXAMINATION.contains(version.stage()), isLowered(overridden));
        if (!isLowered(overridden) && !UNDER_EXAMINATION.contains(version.stage())) {
            changes.noteCertificateOfFormerTier(version, overridden);
        }
    }

    private static boolean isLowered(TierOverridden overridden) {
        return overridden.confirmedBy() != null;
    }

    /** In a custom policy a stricter tier might require less of some control. Then it does not count as a raise. */
    private void requireNothingIsLost(ModelVersion version, TierOverridden overridden) {
        var origin = version.origin().word();
        for (var guard : Arrays.asList(Guard.values())) {
            var before = engine.asSystem(() -> demands.of(guard, new Classification(overridden.before(), origin)));
            var after = engine.asSystem(() -> demands.of(guard, new Classification(overridden.tier(), origin)));
            before.forEach((control, people) -> {
                if (after.getOrDefault(control, 0) < people) {
                    throw LifecycleProblem.TIER_CHANGE_REFUSED.refusal(
                            "Under the policy in force, tier %d of %s demands less than tier %d: '%s' before '%s'. "
                                    + "One person may not remove a control",
                            overridden.tier(), version.id(), overridden.before(), control, guard);
                }
            });
        }
    }

    private void keep(TierOverridden overridden) {
        var body =
                new Overriding(overridden.before(), overridden.tier(), overridden.reason(), overridden.confirmedBy());
        ledger.record(
                new NewEvidence(overridden.version(), null, TIER, "tier-" + overridden.tier(), body, null),
                overridden.actor());
    }
}
