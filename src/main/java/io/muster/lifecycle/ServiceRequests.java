package io.muster.lifecycle;

import io.muster.engine.Engine;
import io.muster.evidence.EvidenceLedger;
import io.muster.lifecycle.ServiceRequest.Action;
import io.muster.shared.Actor;
import io.muster.shared.Refusal;
import io.muster.shared.VersionId;
import io.muster.step.BusinessKey;
import io.muster.step.ProcessMessages;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The service for requests to take versions out of service and to put them back. Each starts a process; the request
 * with its reason and the start commit together.
 */
@Service
public class ServiceRequests {

    private final Engine engine;
    private final EvidenceLedger ledger;

    ServiceRequests(Engine engine, EvidenceLedger ledger) {
        this.engine = engine;
        this.ledger = ledger;
    }

    /**
     * Asks for a suspension, which another person confirms.
     *
     * @return id of the process instance
     * @throws Refusal {@code START_REFUSED} if the person may not ask for it
     * @throws Refusal {@code START_CONFLICT} if the version is in another stage, or one is under way
     */
    @Transactional
    public String suspension(VersionId version, String reason, Actor by) {
        return start(ProcessMessages.SUSPENSION_REQUESTED, version, new ServiceRequest(Action.SUSPEND, reason, by));
    }

    /** As {@link #suspension}, to put a suspended version back into service. */
    @Transactional
    public String reinstatement(VersionId version, String reason, Actor by) {
        return start(
                ProcessMessages.REINSTATEMENT_REQUESTED, version, new ServiceRequest(Action.REINSTATE, reason, by));
    }

    /**
     * Takes a version out of service now; another person reviews it afterwards.
     *
     * @param action a suspension or a rollback
     */
    @Transactional
    public String emergency(VersionId version, Action action, String reason, Actor by) {
        if (action == Action.REINSTATE) {
            throw LifecycleProblem.INVALID_REQUEST.refusal(
                    "An emergency takes %s out of service: expected %s or %s",
                    version, Action.SUSPEND, Action.ROLL_BACK);
        }
        return start(ProcessMessages.EMERGENCY_DECLARED, version, new ServiceRequest(action, reason, by));
    }

    private String start(String message, VersionId version, ServiceRequest request) {
        RequestReason.require(version, request.reason());
        var key = BusinessKey.of(version);
        var instance = request.by().isPerson()
                ? engine.startWithReason(request.by(), message, key)
                : engine.asSystem(() -> engine.startByMessage(message, key));
        ledger.record(request.evidence(version, instance), request.by());
        return instance;
    }
}
