package io.muster.verification.reference;

import io.muster.processfiles.DeploymentFile;
import io.muster.verification.model.DiagramSemantics;
import io.muster.verification.reference.Element.Handover;
import io.muster.verification.reference.Element.Kind;
import io.muster.verification.reference.Element.Many;
import io.muster.verification.reference.Element.Person;
import io.muster.verification.reference.Element.Table;
import io.muster.verification.reference.Element.Trigger;
import io.muster.verification.reference.Element.Way;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.Association;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.CompensateEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ConditionalEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EscalationEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.bpmn.instance.TerminateEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Reads what the random diagrams are drawn of. Anything else is an {@link UnsupportedOperationException}. */
final class Reader {

    private static final List<Integer> ANY_NUMBER = List.of(0, 1, 2);

    private final Map<String, Process> processes = new TreeMap<>();
    private final DiagramSemantics meanings;

    private Reader(DiagramSemantics meanings) {
        this.meanings = meanings;
    }

    /** @param id of the process to read, with all it calls */
    static Element read(Collection<DeploymentFile> diagrams, String id, DiagramSemantics meanings) {
        var reader = new Reader(meanings);
        for (var diagram : diagrams) {
            Bpmn.readModelFromStream(new ByteArrayInputStream(diagram.content()))
                    .getModelElementsByType(Process.class)
                    .forEach(process -> reader.processes.put(process.getId(), process));
        }
        var process = new Element(id, Kind.PROCESS, null);
        reader.fill(process, reader.processes.get(id));
        return process;
    }

    private void fill(Element scope, ModelElementInstance drawn) {
        var elements = new LinkedHashMap<FlowNode, Element>();
        for (var node : drawn.getChildElementsByType(FlowNode.class)) {
            elements.put(node, element(scope, node));
        }
        scope.inside.addAll(elements.values());
        for (var flow : drawn.getChildElementsByType(SequenceFlow.class)) {
            var to = elements.get(flow.getTarget());
            to.incoming++;
            elements.get(flow.getSource())
                    .ways
                    .add(new Way(
                            to,
                            flow.getConditionExpression() == null
                                    ? null
                                    : flow.getConditionExpression().getTextContent(),
                            flow.equals(defaultFlow(flow.getSource()))));
        }
        elements.forEach((node, element) -> {
            if (node instanceof BoundaryEvent boundary && !isCompensation(boundary)) {
                elements.get(boundary.getAttachedTo()).attached.add(element);
            }
        });
        undo(scope, drawn, elements);
        elements.forEach((node, element) -> save(scope, node, element));
    }

    /** Each activity with what undoes it; compensation itself says what it undoes. */
    private static void undo(Element scope, ModelElementInstance drawn, Map<FlowNode, Element> elements) {
        for (var association : drawn.getChildElementsByType(Association.class)) {
            if (association.getSource() instanceof BoundaryEvent event && isCompensation(event)) {
                var handler = elements.get(association.getTarget());
                handler.undoing = true;
                elements.get(event.getAttachedTo()).handler = handler;
            }
        }
        elements.forEach((node, element) -> {
            if (element.kind == Kind.COMPENSATION) {
                scope.inside.stream().filter(done -> done.handler != null).forEach(element.undoes::add);
            }
        });
        elements.entrySet().stream()
                .filter(each -> each.getKey() instanceof BoundaryEvent event && isCompensation(event))
                .forEach(each -> scope.inside.remove(each.getValue()));
    }

    private static boolean isCompensation(BoundaryEvent event) {
        return event.getEventDefinitions().stream().anyMatch(CompensateEventDefinition.class::isInstance);
    }

    /** After people and workers outside the engine saves, which can be told only before what acts when a token comes. */
    private static void save(Element scope, FlowNode node, Element element) {
        var outside = node instanceof ServiceTask task && task.getCamundaTopic() != null;
        if (element.kind != Kind.PERSON && !outside) {
            return;
        }
        if (element.many != null) {
            element.saved = new Element(node.getId() + "~", Kind.SAVED, scope);
        } else if (element.ways.isEmpty()) {
            element.ways.add(new Way(new Element(node.getId() + "~", Kind.SAVED, scope), null, false));
        } else {
            element.ways.replaceAll(
                    way -> new Way(savedBefore(scope, element, way.to()), way.condition(), way.isDefault()));
        }
    }

    private static Element savedBefore(Element scope, Element from, Element to) {
        var opens = to.kind == Kind.PERSON || to.kind == Kind.SUB_PROCESS || to.kind == Kind.CALL;
        if (!to.isJoin() && (!opens || to.many != null)) {
            return to;
        }
        var saved = new Element(from.id + "~" + to.id, Kind.SAVED, scope);
        saved.ways.add(new Way(to, null, false));
        return saved;
    }

    private static SequenceFlow defaultFlow(FlowNode node) {
        if (node instanceof Activity activity) {
            return activity.getDefault();
        }
        if (node instanceof ExclusiveGateway gateway) {
            return gateway.getDefault();
        }
        return node instanceof InclusiveGateway gateway ? gateway.getDefault() : null;
    }

    private Element element(Element scope, FlowNode node) {
        if (!(node instanceof EventBasedGateway) && (node.isCamundaAsyncBefore() || node.isCamundaAsyncAfter())) {
            throw new UnsupportedOperationException("a save point at " + node.getId());
        }
        var element = new Element(node.getId(), kind(node), scope);
        if (node instanceof Activity activity
                && activity.getLoopCharacteristics() instanceof MultiInstanceLoopCharacteristics loop) {
            element.many = many(loop);
        }
        if (node instanceof Event event && !definitions(event).isEmpty()) {
            event(element, event);
        } else if (node instanceof ServiceTask task) {
            var named = task.getCamundaTopic() == null ? task.getCamundaDelegateExpression() : task.getCamundaTopic();
            element.step = meanings.step(named.replaceAll("[${}]", "")).orElseThrow();
        } else if (node instanceof BusinessRuleTask task) {
            var decision = meanings.decision(task.getCamundaDecisionRef()).orElseThrow();
            element.table = new Table(decision, task.getCamundaResultVariable());
        } else if (node instanceof UserTask task) {
            element.person = person(task);
        } else if (node instanceof SubProcess inner) {
            fill(element, inner);
            element.trigger = inner.triggeredByEvent() ? element.start().trigger : null;
        } else if (node instanceof CallActivity call) {
            call(element, call);
        }
        return element;
    }

    private static Kind kind(FlowNode node) {
        if (node instanceof StartEvent) {
            return Kind.START;
        }
        if (node instanceof BoundaryEvent) {
            return Kind.ATTACHED;
        }
        if (node instanceof IntermediateCatchEvent || node instanceof ReceiveTask) {
            return Kind.WAIT;
        }
        if (node instanceof ThrowEvent thrower) {
            return thrown(thrower);
        }
        if (node instanceof SubProcess inner) {
            return inner.triggeredByEvent() ? Kind.EVENT_SUB_PROCESS : Kind.SUB_PROCESS;
        }
        var kinds = new LinkedHashMap<Class<?>, Kind>();
        kinds.put(UserTask.class, Kind.PERSON);
        kinds.put(ServiceTask.class, Kind.STEP);
        kinds.put(BusinessRuleTask.class, Kind.TABLE);
        kinds.put(CallActivity.class, Kind.CALL);
        kinds.put(ExclusiveGateway.class, Kind.EXCLUSIVE);
        kinds.put(ParallelGateway.class, Kind.PARALLEL);
        kinds.put(InclusiveGateway.class, Kind.INCLUSIVE);
        kinds.put(EventBasedGateway.class, Kind.RACE);
        kinds.put(Task.class, Kind.PASS);
        return kinds.entrySet().stream()
                .filter(entry -> entry.getKey().isInstance(node))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new UnsupportedOperationException(node.getId()));
    }

    private static Kind thrown(ThrowEvent event) {
        for (var definition : definitions(event)) {
            if (definition instanceof TerminateEventDefinition) {
                return Kind.TERMINATE;
            }
            if (definition instanceof ErrorEventDefinition) {
                return Kind.ERROR_END;
            }
            if (definition instanceof EscalationEventDefinition) {
                return Kind.ESCALATION;
            }
            if (definition instanceof CompensateEventDefinition) {
                return Kind.COMPENSATION;
            }
            if (!(definition instanceof MessageEventDefinition)) {
                throw new UnsupportedOperationException(event.getId());
            }
        }
        return event instanceof EndEvent ? Kind.END : Kind.PASS;
    }

    private static Collection<EventDefinition> definitions(Event event) {
        return event instanceof CatchEvent catcher
                ? catcher.getEventDefinitions()
                : ((ThrowEvent) event).getEventDefinitions();
    }

    private static void event(Element element, Event event) {
        var definition = definitions(event).iterator().next();
        if (definition instanceof CompensateEventDefinition) {
            return;
        }
        var interrupts = definition instanceof ErrorEventDefinition
                || event instanceof BoundaryEvent boundary && boundary.cancelActivity()
                || event instanceof StartEvent start && start.isInterrupting();
        if (event instanceof ThrowEvent) {
            element.thrown = code(definition);
        } else if (definition instanceof TimerEventDefinition timer) {
            var length = timer.getTimeDuration();
            var seconds =
                    length == null ? 0 : Duration.parse(length.getTextContent()).toSeconds();
            element.trigger =
                    new Trigger(Trigger.Type.TIMER, null, null, interrupts, timer.getTimeCycle() != null, seconds);
        } else if (definition instanceof ErrorEventDefinition) {
            element.trigger = new Trigger(Trigger.Type.ERROR, code(definition), null, true, false, 0);
        } else if (definition instanceof EscalationEventDefinition) {
            element.trigger = new Trigger(Trigger.Type.ESCALATION, code(definition), null, interrupts, true, 0);
        } else if (definition instanceof ConditionalEventDefinition conditional) {
            var condition = conditional.getCondition().getTextContent();
            element.trigger = new Trigger(Trigger.Type.CONDITION, null, condition, interrupts, true, 0);
        } else if (definition instanceof MessageEventDefinition) {
            element.trigger = new Trigger(Trigger.Type.MESSAGE, null, null, interrupts, true, 0);
        } else {
            throw new UnsupportedOperationException(event.getId());
        }
    }

    private static String code(EventDefinition definition) {
        if (definition instanceof ErrorEventDefinition error) {
            return error.getError() == null ? null : error.getError().getErrorCode();
        }
        return definition instanceof EscalationEventDefinition escalation && escalation.getEscalation() != null
                ? escalation.getEscalation().getEscalationCode()
                : null;
    }

    private static Many many(MultiInstanceLoopCharacteristics loop) {
        var text = loop.getLoopCardinality() == null
                ? ""
                : loop.getLoopCardinality().getTextContent();
        var counts = text.matches("\\d+") ? List.of(Integer.parseInt(text)) : ANY_NUMBER;
        return new Many(counts, loop.isSequential(), loop.getCompletionCondition() != null);
    }

    private static Person person(UserTask task) {
        var said = new HashMap<String, String>();
        extensions(task, CamundaProperty.class)
                .filter(property -> property.getCamundaValue() != null)
                .forEach(property -> said.put(property.getCamundaName(), property.getCamundaValue()));
        return new Person(
                said.get("muster.control"),
                words(said.get("muster.decisions")),
                words(said.get("muster.accepts")),
                said.getOrDefault("muster.decisionVariable", ""),
                words(said.get("muster.differsFrom")),
                Integer.parseInt(said.getOrDefault("muster.quorum", "1")));
    }

    private static List<String> words(String text) {
        return text == null || text.isEmpty() ? List.of() : Arrays.asList(text.split(","));
    }

    private void call(Element element, CallActivity call) {
        extensions(call, CamundaIn.class)
                .filter(given -> given.getCamundaSource() != null)
                .forEach(given -> element.in.add(new Handover(given.getCamundaSource(), given.getCamundaTarget())));
        extensions(call, CamundaOut.class)
                .forEach(taken -> element.out.add(new Handover(taken.getCamundaSource(), taken.getCamundaTarget())));
        fill(element, processes.get(call.getCalledElement()));
    }

    private static <T extends ModelElementInstance> Stream<T> extensions(FlowNode node, Class<T> type) {
        return node.getModelInstance().getModelElementsByType(type).stream().filter(each -> isIn(each, node));
    }

    private static boolean isIn(ModelElementInstance inner, ModelElementInstance outer) {
        var around = inner.getParentElement();
        return around != null && (around.equals(outer) || isIn(around, outer));
    }
}
