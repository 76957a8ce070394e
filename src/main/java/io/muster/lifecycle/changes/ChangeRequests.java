package io.muster.lifecycle.changes;

import io.muster.engine.Engine;
import io.muster.evidence.Evidence.NewEvidence;
import io.muster.evidence.EvidenceLedger;
import io.muster.inventory.Inventory;
import io.muster.lifecycle.LifecycleProblem;
import io.muster.lifecycle.RequestReason;
import io.muster.lifecycle.steps.PendingChanges;
import io.muster.shared.Actor;
import io.muster.shared.VersionId;
import io.muster.step.BusinessKey;
import io.muster.step.ProcessMessages;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The service that starts the process {@code change}, in which people sign off what was changed. The request with its
 * reason and the start commit together.
 */
@Service
public class ChangeRequests {

    /** The process. */
    public static final String PROCESS = "change";

    private static final String KIND = "change-request";

    private final Engine engine;
    private final EvidenceLedger ledger;
    private final Inventory inventory;
    private final PendingChanges changes;

    ChangeRequests(Engine engine, EvidenceLedger ledger, Inventory inventory, PendingChanges changes) {
        this.engine = engine;
        this.ledger = ledger;
        this.inventory = inventory;
        this.changes = changes;
    }

    private record Body(String reason) {}

    /** Whether there is anything that people must sign off, which is what one asks for. */
    @Transactional(readOnly = true)
    public boolean isNeeded(VersionId version) {
        return changes.mustBeSigned(inventory.version(version));
    }

    /** What people must sign off, from what to what. */
    @Transactional(readOnly = true)
    public String pending(VersionId version) {
        return changes.of(inventory.version(version)).conclusion();
    }

    /**
     * Asks people to sign off the use as it is described now, for example after they refused it once.
     *
     * @return id of the process instance
     * @throws io.muster.shared.Refusal {@code NOTHING_CHANGED} if they have signed it already
     * @throws io.muster.shared.Refusal {@code START_REFUSED} if the person may not ask for it
     * @throws io.muster.shared.Refusal {@code START_CONFLICT} if the version is in another stage, or a change of it is
     *     under way
     */
    @Transactional
    public String request(VersionId version, String reason, Actor by) {
        RequestReason.require(version, reason);
        if (!isNeeded(version)) {
            throw LifecycleProblem.NOTHING_CHANGED.refusal(
                    "People have signed off %s as it is described now: edit its description first", version);
        }
        return start(version, reason, by);
    }

    /** @param by in whose name it starts: they made the change, so they do not sign it */
    String start(VersionId version, String reason, Actor by) {
        var key = BusinessKey.of(version);
        var instance = by.isPerson()
                ? engine.startWithReason(by, ProcessMessages.CHANGE_REQUESTED, key)
                : engine.asSystem(() -> engine.startByMessage(ProcessMessages.CHANGE_REQUESTED, key));
        ledger.record(new NewEvidence(version, null, KIND, "requested", new Body(reason), instance), by);
        return instance;
    }
}
