package io.muster.signoff;

import io.muster.processfiles.HumanTask;
import io.muster.signoff.DecisionListener.Place;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.camunda.bpm.engine.impl.task.TaskDecorator;

/**
 * The engine behaviour of a sign-off that several people must give, one after the other. Each gets a task of their own,
 * so that the engine's history has each decision under the name of its author; the process token leaves when enough
 * have accepted or one has not. This is the only place through which every completed task goes, with any request.
 */
public final class QuorumTask extends UserTaskActivityBehavior {

    private final HumanTask task;
    private final Supplier<SignOffService> signOffs;

    public QuorumTask(TaskDecorator decorator, HumanTask task, Supplier<SignOffService> signOffs) {
        super(decorator);
        this.task = task;
        this.signOffs = signOffs;
    }

    /**
     * If the task still exists, this is not a decision but an attempt to push the process token past it, which the
     * task's listener refuses.
     */
    @Override
    public void signal(ActivityExecution execution, String signal, Object data) throws Exception {
        var isDecision = ((ExecutionEntity) execution).getTasks().isEmpty();
        if (isDecision && signOffs.get().wantsMore(Place.of(task, execution))) {
            performExecution(execution);
        } else {
            super.signal(execution, signal, data);
        }
    }
}
