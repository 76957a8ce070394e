package io.muster.lifecycle.changes;

import io.muster.engine.Engine;
import io.muster.evidence.EvidenceLedger.EvidenceRecorded;
import io.muster.evidence.IntendedUse;
import io.muster.evidence.lock.VersionLock;
import io.muster.inventory.Inventory;
import io.muster.inventory.versions.Stage;
import io.muster.shared.VersionId;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The listener that starts a change when the use of a version in use is edited, in the name of the editor and in the
 * transaction of the edit. While a change or a revalidation of the version is running, that one signs the edit: both
 * compare the use once more before they end.
 */
@Component
class EditedUses {

    private static final Set<Stage> IN_USE = Set.of(Stage.APPROVED, Stage.IN_SERVICE);
    private static final String REVALIDATION = "revalidation";

    private final ChangeRequests requests;
    private final Inventory inventory;
    private final Engine engine;
    private final VersionLock locks;

    EditedUses(ChangeRequests requests, Inventory inventory, Engine engine, VersionLock locks) {
        this.requests = requests;
        this.inventory = inventory;
        this.engine = engine;
        this.locks = locks;
    }

    @EventListener
    void on(EvidenceRecorded recorded) {
        if (recorded.kind().equals(IntendedUse.KIND)
                && recorded.outcome().equals(IntendedUse.CHANGED)
                && recorded.about() instanceof VersionId version) {
            // Two people may edit model and use case at the same time: the second one waits here for the first.
            locks.take(version);
            if (IN_USE.contains(inventory.version(version).stage()) && !isSignedElsewhere(version)) {
                requests.start(version, "The description was edited", recorded.actor());
            }
        }
    }

    private boolean isSignedElsewhere(VersionId version) {
        return engine.isRunning(ChangeRequests.PROCESS, version) || engine.isRunning(REVALIDATION, version);
    }
}
