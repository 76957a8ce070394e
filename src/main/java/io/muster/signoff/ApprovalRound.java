package io.muster.signoff;

import io.muster.evidence.Evidence;
import io.muster.evidence.EvidenceLedger;
import io.muster.evidence.QuorumApprovals;
import io.muster.evidence.SignOff;
import io.muster.evidence.SignOff.Quorum;
import io.muster.shared.Actor;
import io.muster.signoff.DecisionListener.Place;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.impl.context.Context;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * One request for approval by several people. Approvals are counted from the evidence they left, never from the
 * engine's variables; after rework, for other bytes or other evidence, the count starts again at zero.
 */
@Component
class ApprovalRound {

    private final EvidenceLedger ledger;
    private final HistoryService history;

    ApprovalRound(EvidenceLedger ledger, @Lazy HistoryService history) {
        this.ledger = ledger;
        this.history = history;
    }

    /** The people whose approval counts now. */
    List<Actor> accepted(Place place, DecisionContext context) {
        return context.dossier().stream()
                .flatMap(dossier -> QuorumApprovals.in(context.evidence(), place.round(), dossier.digest()).stream())
                .map(Evidence::by)
                .toList();
    }

    QuorumProgress progress(Place place, DecisionContext context) {
        return new QuorumProgress(place.task().quorum(), accepted(place, context));
    }

    /** The quorum to be recorded with a decision taken now. */
    Quorum with(Place place, DecisionContext context, String decision, Actor by) {
        var accepted = place.task().accepting(decision)
                ? Stream.concat(accepted(place, context).stream(), Stream.of(by))
                        .toList()
                : List.<Actor>of();
        return new Quorum(place.task().quorum(), place.round(), accepted);
    }

    /** Whether the last decision accepted and further approvals are required. */
    boolean wantsMore(Place place) {
        return ledger.of(place.version()).stream()
                .flatMap(evidence -> evidence.signOff().stream())
                .map(SignOff::quorum)
                .filter(quorum -> quorum != null && place.round().equals(quorum.round()))
                .reduce((earlier, later) -> later)
                .filter(last -> last.counts() && !last.reached())
                .isPresent();
    }

    /** The next person's task gets the due date and priority of the first one. */
    void goOn(Place place, DelegateTask task) {
        former(place, task).ifPresent(former -> {
            task.setDueDate(former.getDueDate());
            task.setPriority(former.getPriority());
        });
    }

    private Optional<HistoricTaskInstance> former(Place place, DelegateTask task) {
        // The person who decided may not be allowed to read others' history.
        return Context.getCommandContext()
                .runWithoutAuthorization(() -> history
                        .createHistoricTaskInstanceQuery()
                        .activityInstanceIdIn(place.round())
                        .orderByHistoricActivityInstanceStartTime()
                        .desc()
                        .list()
                        .stream())
                .filter(former -> !former.getId().equals(task.getId()))
                .findFirst();
    }
}
