package io.muster.verification.net;

import io.muster.processfiles.BpmnXml;
import io.muster.processfiles.HumanTask;
import io.muster.verification.condition.EngineWords;
import io.muster.verification.model.DiagramSemantics;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CompensateEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EscalationEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.SendTask;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.jspecify.annotations.Nullable;

/** The reader of an element's action. */
final class ActionReader {

    /**
     * The highest number of instances that is counted one by one: a larger constant is refused, and an expression may
     * have any value.
     */
    static final int MOST_INSTANCES = 20;

    private final DiagramSemantics meanings;
    private final ScopeTranslator scope;

    ActionReader(DiagramSemantics meanings, ScopeTranslator scope) {
        this.meanings = meanings;
        this.scope = scope;
    }

    boolean isAutomatic(Activity activity) {
        return activity instanceof ServiceTask || activity instanceof SendTask;
    }

    NodeAction of(Activity activity) {
        if (activity instanceof BusinessRuleTask rule) {
            return table(rule);
        }
        if (activity instanceof ServiceTask task) {
            return automatic(task, task.getCamundaTopic(), task.getCamundaDelegateExpression());
        }
        if (activity instanceof SendTask task) {
            return automatic(task, task.getCamundaTopic(), task.getCamundaDelegateExpression());
        }
        if (activity instanceof UserTask task) {
            return human(task);
        }
        return activity instanceof CallActivity call ? Calls.handovers(scope, call) : NodeAction.NOTHING;
    }

    NodeAction of(Event event) {
        var definitions = Events.definitions(event);
        if (definitions.size() != 1 || !(event instanceof ThrowEvent)) {
            return NodeAction.NOTHING;
        }
        return thrown(event, definitions.iterator().next());
    }

    private NodeAction thrown(Event event, EventDefinition definition) {
        if (definition instanceof ErrorEventDefinition error) {
            return new NodeAction.Throws(
                    error.getError() == null ? null : error.getError().getErrorCode());
        }
        if (definition instanceof EscalationEventDefinition escalation) {
            return new NodeAction.Throws(
                    escalation.getEscalation() == null
                            ? null
                            : escalation.getEscalation().getEscalationCode());
        }
        if (definition instanceof CompensateEventDefinition compensation) {
            return compensates(event, compensation);
        }
        var message = definition instanceof MessageEventDefinition given ? given : null;
        if (message != null && (message.getCamundaTopic() != null || message.getCamundaDelegateExpression() != null)) {
            scope.refuse(event, "a message event that carries out a step; draw the step");
        }
        return NodeAction.NOTHING;
    }

    private NodeAction compensates(Event event, CompensateEventDefinition compensation) {
        if (scope.container() instanceof SubProcess) {
            scope.refuse(event, "compensation from inside a sub-process");
        }
        if (!scope.children(SubProcess.class).stream()
                .allMatch(inner ->
                        inner.getChildElementsByType(org.camunda.bpm.model.bpmn.instance.BoundaryEvent.class).stream()
                                .flatMap(boundary -> boundary.getEventDefinitions().stream())
                                .noneMatch(CompensateEventDefinition.class::isInstance))) {
            scope.refuse(event, "compensation of what lies inside a sub-process");
        }
        var only = compensation.getActivity();
        return new NodeAction.Compensates(scope.boundaryEvents().stream()
                .filter(boundary ->
                        boundary.getEventDefinitions().stream().anyMatch(CompensateEventDefinition.class::isInstance))
                .map(org.camunda.bpm.model.bpmn.instance.BoundaryEvent::getAttachedTo)
                .filter(activity -> only == null || only.equals(activity))
                .map(scope::index)
                .distinct()
                .toList());
    }

    private NodeAction automatic(FlowNode task, @Nullable String topic, @Nullable String expression) {
        var id = topic == null && expression != null ? BpmnXml.bean(expression).orElse(null) : topic;
        var step = id == null ? null : meanings.step(id).orElse(null);
        if (step == null) {
            scope.refuse(task, "step '%s' is not known".formatted(id == null ? expression : id));
            return NodeAction.NOTHING;
        }
        return new NodeAction.Automatic(step);
    }

    private NodeAction table(BusinessRuleTask task) {
        var id = task.getCamundaDecisionRef();
        var result = task.getCamundaResultVariable();
        if (id == null && (task.getCamundaTopic() != null || task.getCamundaDelegateExpression() != null)) {
            return automatic(task, task.getCamundaTopic(), task.getCamundaDelegateExpression());
        }
        var decision = id == null ? null : meanings.decision(id).orElse(null);
        if (decision == null) {
            scope.refuse(task, "decision '%s' is not known".formatted(id));
            return NodeAction.NOTHING;
        }
        decision.objection().ifPresent(why -> scope.refuse(task, "decision '%s' %s".formatted(id, why)));
        refuseTaken(task, result);
        return new NodeAction.Table(decision, result == null ? "" : result);
    }

    private void refuseTaken(FlowNode task, @Nullable String variable) {
        if (variable != null && EngineWords.isTaken(variable)) {
            scope.refuse(task, "a variable named '%s', which means something else in the engine".formatted(variable));
        }
    }

    private NodeAction human(UserTask task) {
        var human = HumanTask.of(task.getId(), null, properties(task));
        refuseTaken(task, human.variable());
        return new NodeAction.Human(
                human.control(),
                human.decisions(),
                human.accepts(),
                human.variable(),
                human.differsFrom(),
                // A quorum that is not a number guarantees only one person.
                Math.max(1, human.quorum()));
    }

    NodeAction many(MultiInstanceLoopCharacteristics loop) {
        return new NodeAction.Many(number(loop), loop.isSequential(), loop.getCompletionCondition() != null);
    }

    private int number(MultiInstanceLoopCharacteristics loop) {
        var cardinality = loop.getLoopCardinality();
        var text = cardinality == null ? "" : cardinality.getTextContent().strip();
        if (!text.matches("\\d+")) {
            return NodeAction.Many.ANY_NUMBER;
        }
        var number = new BigInteger(text);
        if (number.compareTo(BigInteger.valueOf(MOST_INSTANCES)) > 0) {
            scope.refuse(
                    (Activity) loop.getParentElement(),
                    "%s instances; a literal number may be %d at most, a number from a variable may be any"
                            .formatted(number, MOST_INSTANCES));
            return NodeAction.Many.ANY_NUMBER;
        }
        return number.intValue();
    }

    private static Map<String, String> properties(UserTask task) {
        var values = new HashMap<String, String>();
        if (task.getExtensionElements() != null) {
            task.getExtensionElements().getElements().stream()
                    .filter(CamundaProperties.class::isInstance)
                    .flatMap(list -> ((CamundaProperties) list).getCamundaProperties().stream())
                    .filter(property -> property.getCamundaValue() != null)
                    .forEach(property -> values.put(property.getCamundaName(), property.getCamundaValue()));
        }
        return values;
    }
}
