package io.muster.engine.execution;

import io.muster.engine.Decisions;
import io.muster.engine.duedates.TaskDates;
import io.muster.engine.duedates.TaskTimer;
import io.muster.processfiles.BpmnXml;
import io.muster.processfiles.HumanTask;
import io.muster.signoff.DecisionListener;
import io.muster.verification.model.TimerDuration;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationType;
import org.camunda.bpm.engine.impl.jobexecutor.TimerEventJobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.TimerTaskListenerJobHandler;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.jspecify.annotations.Nullable;

/**
 * The engine's parse of a diagram, which gives every human task the timers of the table {@code due-dates}. Reminder and
 * escalation are timeouts of the task as a diagram could declare them; an interrupting timer that is drawn at the task
 * is its lapse. A parse listener could not add them, because the engine's job definitions come from the parse only.
 */
public class LifecycleParse extends BpmnParse {

    private final TaskDurations durations;

    /** The task whose interrupting timer is being parsed. */
    private @Nullable HumanTask lapsing;

    protected LifecycleParse(BpmnParser parser, TaskDurations durations) {
        super(parser);
        this.durations = durations;
    }

    @Override
    public ActivityImpl parseUserTask(Element element, ScopeImpl scope) {
        var activity = super.parseUserTask(element, scope);
        var task = BpmnXml.humanTask(EngineElements.read(element));
        activity.setProperty(DecisionListener.HUMAN_TASK, task);
        // A timer belongs to a scope.
        activity.setScope(true);
        activity.setEventScope(activity);
        for (var timer : TaskTimer.values()) {
            declare(timer, task, activity);
        }
        return activity;
    }

    private void declare(TaskTimer timer, HumanTask task, ActivityImpl activity) {
        var after = durations.of(task, null, timer::after, "%s of '%s'".formatted(timer.id(), Decisions.DUE_DATES));
        var declaration =
                new TimerDeclarationImpl(after, TimerDeclarationType.DURATION, TimerTaskListenerJobHandler.TYPE);
        declaration.setRawJobHandlerConfiguration(activity.getId()
                + TimerEventJobHandler.JOB_HANDLER_CONFIG_PROPERTY_DELIMITER
                + TimerEventJobHandler.JOB_HANDLER_CONFIG_TASK_LISTENER_PREFIX
                + timer.id());
        declaration.setExclusive(true);
        declaration.setActivity(activity);
        declaration.setJobConfiguration("%s: %s".formatted(TimerDeclarationType.DURATION, after.getExpressionText()));
        addJobDeclarationToProcessDefinition(declaration, (ProcessDefinition) activity.getProcessDefinition());
        addTimerListenerDeclaration(timer.id(), activity, declaration);
    }

    @Override
    public void parseBoundaryTimerEventDefinition(Element timer, boolean interrupting, ActivityImpl boundary) {
        lapsing = interrupting ? (HumanTask) boundary.getEventScope().getProperty(DecisionListener.HUMAN_TASK) : null;
        super.parseBoundaryTimerEventDefinition(timer, interrupting, boundary);
        lapsing = null;
    }

    @Override
    protected @Nullable Expression parseExpression(Element parent, String name) {
        var drawn = super.parseExpression(parent, name);
        var task = lapsing;
        if (drawn == null || task == null) {
            return drawn;
        }
        var text = drawn.getExpressionText();
        return TimerDuration.read(text)
                .<Expression>map(limit -> durations.of(task, limit, TaskDates::lapse, text))
                .orElse(drawn);
    }
}
