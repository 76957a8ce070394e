package io.muster.engine.execution;

import io.muster.engine.StartPermission;
import io.muster.engine.duedates.OpenTaskDates;
import io.muster.engine.duedates.TaskTimer;
import io.muster.processfiles.BpmnXml;
import io.muster.signoff.DecisionListener;
import io.muster.signoff.DecisionListener.QuorumTask;
import io.muster.signoff.SignOffService;
import java.util.List;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.ExternalTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The parse listener that adds our listeners to every process; a diagram cannot omit them. */
@Component
class Wiring extends AbstractBpmnParseListener {

    private static final List<String> TASK_EVENTS = List.of(
            TaskListener.EVENTNAME_CREATE,
            TaskListener.EVENTNAME_ASSIGNMENT,
            TaskListener.EVENTNAME_COMPLETE,
            TaskListener.EVENTNAME_DELETE);

    private final ObjectProvider<SignOffService> signOffs;
    private final ObjectProvider<OpenTaskDates> dates;
    private final ObjectProvider<LongStepWorker> worker;

    Wiring(
            ObjectProvider<SignOffService> signOffs,
            ObjectProvider<OpenTaskDates> dates,
            ObjectProvider<LongStepWorker> worker) {
        this.signOffs = signOffs;
        this.dates = dates;
        this.worker = worker;
    }

    @Override
    public void parseProcess(Element process, ProcessDefinitionEntity definition) {
        definition.setProperty(StartPermission.PROPERTY, StartPermission.of(EngineElements.read(process)));
    }

    /** Adds a save point, because a failure in a later step must not roll back a person's decision. */
    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        var task = BpmnXml.humanTask(EngineElements.read(element));
        var behavior = (UserTaskActivityBehavior) activity.getActivityBehavior();
        var definition = behavior.getTaskDefinition();
        definition.addBuiltInTaskListener(
                TaskListener.EVENTNAME_CREATE, open -> dates.getObject().begin(task, open));
        for (var timer : TaskTimer.values()) {
            definition.addTimeoutTaskListener(
                    timer.id(), open -> dates.getObject().goOn(timer, task, open));
        }
        TaskListener listener = delegate -> new DecisionListener(task, signOffs.getObject()).notify(delegate);
        TASK_EVENTS.forEach(event -> definition.addBuiltInTaskListener(event, listener));
        if (task.needsSeveral()) {
            activity.setActivityBehavior(new QuorumTask(behavior.getTaskDecorator(), task, signOffs::getObject));
        }
        activity.setAsyncAfter(true);
    }

    /** Adds a save point after a long step, so that its result is committed before the next step may fail. */
    @Override
    public void parseServiceTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        if (activity.getActivityBehavior() instanceof ExternalTaskActivityBehavior) {
            activity.setAsyncAfter(true);
            activity.addBuiltInListener(
                    ExecutionListener.EVENTNAME_START, (ExecutionListener) execution -> announceAfterCommit());
        }
    }

    private void announceAfterCommit() {
        AfterCommit.run(() -> worker.getObject().announce());
    }

    /** An action to run once others can see what this transaction wrote. */
    static final class AfterCommit {

        private AfterCommit() {}

        static void run(Runnable work) {
            if (!TransactionSynchronizationManager.isSynchronizationActive()) {
                work.run();
                return;
            }
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    work.run();
                }
            });
        }
    }
}
