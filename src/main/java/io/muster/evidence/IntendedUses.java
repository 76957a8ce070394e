package io.muster.evidence;

import io.muster.evidence.Evidence.NewEvidence;
import io.muster.evidence.lock.VersionLock;
import io.muster.inventory.Inventory;
import io.muster.inventory.models.ModelEvent.ModelRedescribed;
import io.muster.inventory.usecases.UseCaseEvent.UseCaseRedescribed;
import io.muster.inventory.versions.ModelVersion;
import io.muster.inventory.versions.Stage;
import io.muster.inventory.versions.VersionEvent.VersionFrozen;
import io.muster.shared.Actor;
import io.muster.shared.CanonicalJson;
import io.muster.shared.ModelId;
import io.muster.shared.VersionId;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Records the intended use of a version as evidence: when it is frozen, and again whenever the description of its model
 * or use case changes while it is under examination or in use. So an approval never ends up beside a use that was not
 * approved.
 */
@Component
class IntendedUses {

    private static final String STATED = "stated";

    private final Inventory inventory;
    private final EvidenceLedger ledger;
    private final VersionLock locks;

    IntendedUses(Inventory inventory, EvidenceLedger ledger, VersionLock locks) {
        this.locks = locks;
        this.inventory = inventory;
        this.ledger = ledger;
    }

    @EventListener
    void on(VersionFrozen frozen) {
        state(frozen.version(), frozen.actor());
    }

    @EventListener
    void on(ModelRedescribed redescribed) {
        stateAll(redescribed.model(), redescribed.actor());
    }

    @EventListener
    void on(UseCaseRedescribed redescribed) {
        inventory.models(redescribed.useCase()).forEach(model -> stateAll(model.id(), redescribed.actor()));
    }

    /** Skips drafts, whose use is recorded when they are frozen, and versions that have ended. */
    private void stateAll(ModelId model, Actor by) {
        inventory.versions(model).stream()
                .filter(version ->
                        version.stage() != Stage.DRAFT && !version.stage().isEnd())
                .map(ModelVersion::id)
                .forEach(version -> state(version, by));
    }

    /** Of two people who edit model and use case at the same moment, the second one waits here and then reads both edits. */
    private void state(VersionId version, Actor by) {
        locks.take(version);
        var model = inventory.model(version.model());
        var use = IntendedUse.of(model, inventory.useCase(model.useCase()));
        var last = Evidence.last(ledger.of(version), evidence -> evidence.kind().equals(IntendedUse.KIND));
        if (last.isPresent() && CanonicalJson.digest(last.get().body()).equals(CanonicalJson.digest(use))) {
            return;
        }
        ledger.record(
                new NewEvidence(
                        version, null, IntendedUse.KIND, last.isPresent() ? IntendedUse.CHANGED : STATED, use, null),
                by);
    }
}
