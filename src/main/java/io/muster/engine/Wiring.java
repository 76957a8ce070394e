package io.muster.engine;

import io.muster.processfiles.BpmnXml;
import io.muster.signoff.DecisionListener;
import io.muster.signoff.QuorumTask;
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

/** Builds our listeners into every process the engine parses; a diagram cannot leave them out. */
@Component
class Wiring extends AbstractBpmnParseListener {

    private static final List<String> TASK_EVENTS = List.of(
            TaskListener.EVENTNAME_CREATE,
            TaskListener.EVENTNAME_ASSIGNMENT,
            TaskListener.EVENTNAME_COMPLETE,
            TaskListener.EVENTNAME_DELETE);

    private final ObjectProvider<SignOffService> desk;
    private final ObjectProvider<LongStepWorker> worker;

    Wiring(ObjectProvider<SignOffService> desk, ObjectProvider<LongStepWorker> worker) {
        this.desk = desk;
        this.worker = worker;
    }

    @Override
    public void parseProcess(Element process, ProcessDefinitionEntity definition) {
        definition.setProperty(StartPermission.PROPERTY, StartPermission.of(EngineElements.read(process)));
    }

    /** A failing step after it must not undo a person's decision: hence the save point. */
    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        var task = BpmnXml.humanTask(EngineElements.read(element));
        var behavior = (UserTaskActivityBehavior) activity.getActivityBehavior();
        var definition = behavior.getTaskDefinition();
        TaskListener listener = delegate -> new DecisionListener(task, desk.getObject()).notify(delegate);
        TASK_EVENTS.forEach(event -> definition.addBuiltInTaskListener(event, listener));
        if (task.wantsSeveral()) {
            activity.setActivityBehavior(new QuorumTask(behavior.getTaskDecorator(), task, desk::getObject));
        }
        activity.setAsyncAfter(true);
    }

    /** Its work took long: it is committed before the next step may fail. */
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
}
