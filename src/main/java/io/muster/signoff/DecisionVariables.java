package io.muster.signoff;

import io.muster.audit.refusals.RefusalLog;
import io.muster.shared.Actor;
import io.muster.step.BusinessKey;
import io.muster.step.HistoryGuard;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A guard that keeps people from writing process variables: gateways read them, so a write would decide. Steps write
 * them without a signed-in person, and the sign-off service writes decisions itself; any other write by a person is
 * refused, with any request. The engine reports every write by a history event in the same transaction; no other BPMN
 * listener sees them all.
 *
 * <p>A form's fields may accompany a completion: the engine then stores them as process variables, and the sign-off
 * service removes them before the transaction ends.
 */
@Component
class DecisionVariables implements HistoryGuard {

    private static final ThreadLocal<Boolean> WRITING = ThreadLocal.withInitial(() -> false);

    private static final Set<String> WRITES = Set.of(
            HistoryEventTypes.VARIABLE_INSTANCE_CREATE.getEventName(),
            HistoryEventTypes.VARIABLE_INSTANCE_UPDATE.getEventName(),
            HistoryEventTypes.VARIABLE_INSTANCE_DELETE.getEventName());

    private final RefusalLog refusals;

    DecisionVariables(RefusalLog refusals) {
        this.refusals = refusals;
    }

    static void write(DelegateExecution execution, String variable, @Nullable String decision) {
        ours(() -> execution.getProcessInstance().setVariable(variable, decision));
    }

    /** Marks the writes of this block as the sign-off service's own. */
    static void ours(Runnable writing) {
        WRITING.set(true);
        try {
            writing.run();
        } finally {
            WRITING.remove();
        }
    }

    @Override
    public void check(HistoryEvent event) {
        if (event instanceof HistoricVariableUpdateEventEntity written
                && written.getTaskId() == null
                && WRITES.contains(event.getEventType())) {
            EngineActor.current().ifPresent(person -> {
                if (!mayWrite(written)) {
                    refuse(written, person);
                }
            });
        }
    }

    private static boolean mayWrite(HistoricVariableUpdateEventEntity written) {
        var deleted = HistoryEventTypes.VARIABLE_INSTANCE_DELETE.getEventName().equals(written.getEventType());
        return WRITING.get()
                || deleted && EngineActor.isAdministrator()
                || !deleted && Fields.SentIn.note(written.getVariableName());
    }

    private void refuse(HistoricVariableUpdateEventEntity written, Actor person) {
        var refusal = SignOffProblem.DECISION_REFUSED.refusal(
                "Variable '%s' of process %s is written by its steps and sign-offs, not by '%s'",
                written.getVariableName(), written.getProcessInstanceId(), person);
        var subject = BusinessKey.parse(businessKey(written)).subject();
        refusals.refused(
                subject.chain(),
                subject.toString(),
                person,
                "write variable '%s'".formatted(written.getVariableName()),
                refusal.getMessage());
        throw refusal;
    }

    private static String businessKey(HistoricVariableUpdateEventEntity written) {
        return Context.getCommandContext()
                .getExecutionManager()
                .findExecutionById(written.getProcessInstanceId())
                .getBusinessKey();
    }
}
