package io.muster.lifecycle.changes;

import io.muster.datasets.Datasets;
import io.muster.engine.Engine;
import io.muster.evidence.Evidence.NewEvidence;
import io.muster.evidence.EvidenceLedger;
import io.muster.inventory.Inventory;
import io.muster.lifecycle.LifecycleProblem;
import io.muster.lifecycle.RequestReason;
import io.muster.lifecycle.steps.PendingChanges;
import io.muster.lifecycle.steps.RequestedReference;
import io.muster.shared.Actor;
import io.muster.shared.DatasetId;
import io.muster.shared.VersionId;
import io.muster.step.BusinessKey;
import io.muster.step.ProcessMessages;
import org.jspecify.annotations.Nullable;
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

    private final Engine engine;
    private final EvidenceLedger ledger;
    private final Inventory inventory;
    private final PendingChanges changes;
    private final Datasets datasets;

    ChangeRequests(
            Engine engine, EvidenceLedger ledger, Inventory inventory, PendingChanges changes, Datasets datasets) {
        this.datasets = datasets;
        this.engine = engine;
        this.ledger = ledger;
        this.inventory = inventory;
        this.changes = changes;
    }

    private record Body(String reason, @Nullable DatasetId data) {}

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

    /**
     * Asks people to agree that monitors compare predictions with another reference, made from a dataset.
     *
     * @return id of the process instance
     * @throws io.muster.shared.Refusal {@code SIGN_FIRST} if edits of the version wait for their sign-offs
     * @throws io.muster.shared.Refusal {@code NO_SUCH_DATASET} if there is no such dataset
     * @throws io.muster.shared.Refusal {@code START_REFUSED} or {@code START_CONFLICT}, as for {@link #request}
     */
    @Transactional
    public String reference(VersionId version, DatasetId data, String reason, Actor by) {
        RequestReason.require(version, reason);
        datasets.dataset(data);
        if (isNeeded(version)) {
            throw LifecycleProblem.SIGN_FIRST.refusal(
                    "%s is described differently since people signed it off: ask for these sign-offs first, then for"
                            + " another reference",
                    version);
        }
        return start(version, reason, data, by);
    }

    /** @param by in whose name it starts: they made the change, so they do not sign it */
    String start(VersionId version, String reason, Actor by) {
        return start(version, reason, null, by);
    }

    private String start(VersionId version, String reason, @Nullable DatasetId data, Actor by) {
        var key = BusinessKey.of(version);
        var instance = by.isPerson()
                ? engine.startWithReason(by, ProcessMessages.CHANGE_REQUESTED, key)
                : engine.asSystem(() -> engine.startByMessage(ProcessMessages.CHANGE_REQUESTED, key));
        ledger.record(
                new NewEvidence(
                        version, null, RequestedReference.REQUEST, "requested", new Body(reason, data), instance),
                by);
        return instance;
    }
}
