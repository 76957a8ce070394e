package io.muster.verification;

import io.muster.processfiles.DeploymentFile;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CompensateEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.ExtensionElements;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.LoopCardinality;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TerminateEventDefinition;
import org.camunda.bpm.model.bpmn.instance.TimeDuration;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Changes of a diagram in one place, as made by a person who ignores the rest of it. */
final class Mutations {

    private static final List<String> BEANS =
            List.of("note", "train", "build", "validate", "deploy", "tryDeploy", "suspend", "rollback", "outside");
    private static final int TRIES = 20;

    private final Random random;
    private BpmnModelInstance model;

    Mutations(Random random) {
        this.random = random;
    }

    /** Diagrams, and what was changed in them. */
    record Mutated(List<DeploymentFile> diagrams, String what) {}

    /** In another place, too. */
    Mutated mutate(Mutated once) {
        var twice = mutate(once.diagrams());
        return new Mutated(twice.diagrams(), once.what() + "; " + twice.what());
    }

    Mutated mutate(List<DeploymentFile> diagrams) {
        for (var tries = 0; tries < TRIES; tries++) {
            var chosen = random.nextInt(diagrams.size());
            model = Bpmn.readModelFromStream(
                    new ByteArrayInputStream(diagrams.get(chosen).content()));
            var what = change();
            if (what.isPresent()) {
                var text = Bpmn.convertToString(model).getBytes(StandardCharsets.UTF_8);
                var changed = new ArrayList<>(diagrams);
                changed.set(chosen, new DeploymentFile(diagrams.get(chosen).name(), text));
                return new Mutated(changed, what.get());
            }
        }
        return new Mutated(diagrams, "nothing");
    }

    private Optional<String> change() {
        return switch (random.nextInt(30)) {
            case 0, 1 -> any(SequenceFlow.class).map(this::removeFlow);
            case 2, 3, 4 -> any(SequenceFlow.class).flatMap(this::redirect);
            case 5, 6 -> any(FlowNode.class, this::isSkippable).map(this::skip);
            case 7 ->
                any(Gateway.class, gateway -> !(gateway instanceof EventBasedGateway))
                        .map(this::otherGateway);
            case 8 -> any(ConditionExpression.class).flatMap(this::otherWord);
            case 9 ->
                property(random.nextBoolean() ? "muster.control" : "muster.quorum")
                        .map(this::dropProperty);
            case 10 -> property("muster.differsFrom").map(this::dropProperty);
            case 11 -> property("muster.accepts").map(this::acceptMore);
            case 12, 13 -> any(Activity.class, this::mayBearEvents).flatMap(this::timerAround);
            case 14 -> any(Process.class).flatMap(this::secondStart);
            case 15 -> any(BoundaryEvent.class, this::isFromOutside).map(this::otherInterruption);
            case 16 -> any(BoundaryEvent.class).map(this::removeAttached);
            case 17, 18 -> any(ServiceTask.class).map(this::otherStep);
            case 19 -> any(Activity.class, this::mayRepeat).map(this::repeat);
            case 20 ->
                any(EndEvent.class, end -> end.getEventDefinitions().isEmpty()).map(this::terminate);
            case 21 -> any(CamundaOut.class).map(this::dropElement);
            case 22 -> any(ConditionExpression.class).map(this::dropElement);
            case 23 -> any(FlowNode.class).flatMap(this::anotherFlow);
            case 24, 25, 26 -> any(SequenceFlow.class, this::mayInsert).map(this::insertStep);
            case 27 -> any(SequenceFlow.class, this::mayInsert).flatMap(this::insertSecondWriter);
            case 28 -> any(SequenceFlow.class, this::mayInsert).flatMap(this::insertSplit);
            default -> any(StartEvent.class, this::isInEventSubProcess).map(this::otherStart);
        };
    }

    // --- flows ---

    private String removeFlow(SequenceFlow flow) {
        forgetDefault(flow);
        return dropElement(flow);
    }

    private void forgetDefault(SequenceFlow flow) {
        if (flow.getSource().getAttributeValue("default") != null
                && flow.getSource().getAttributeValue("default").equals(flow.getId())) {
            flow.getSource().removeAttribute("default");
        }
    }

    private Optional<String> redirect(SequenceFlow flow) {
        return target(flow.getParentElement(), flow.getSource()).map(to -> {
            var before = flow.getTarget().getId();
            flow.setTarget(to);
            return "lead flow %s to %s instead of %s".formatted(flow.getId(), to.getId(), before);
        });
    }

    /** Where a flow may lead as far as the engine reads it: an event behind an event-based gateway has no other way in. */
    private Optional<FlowNode> target(ModelElementInstance scope, FlowNode from) {
        var behindRace = from instanceof EventBasedGateway;
        return any(
                FlowNode.class,
                node -> node.getParentElement().equals(scope)
                        && !behindRace
                        && !isBehindRace(node)
                        && !undoes(node)
                        && !(node instanceof StartEvent)
                        && !(node instanceof BoundaryEvent)
                        && !isEventSubProcess(node));
    }

    /** The engine refuses whatever leads to it or from it. */
    private static boolean undoes(FlowNode node) {
        return node instanceof Activity activity && activity.isForCompensation();
    }

    private static boolean isUndone(FlowNode node) {
        return node instanceof BoundaryEvent event
                && event.getEventDefinitions().stream().anyMatch(CompensateEventDefinition.class::isInstance);
    }

    private boolean isBehindRace(FlowNode node) {
        return !flows(flow -> node.equals(flow.getTarget()) && flow.getSource() instanceof EventBasedGateway)
                .isEmpty();
    }

    private Optional<String> anotherFlow(FlowNode from) {
        if (from instanceof EndEvent || isEventSubProcess(from) || undoes(from) || isUndone(from)) {
            return Optional.empty();
        }
        return target(from.getParentElement(), from).map(to -> {
            connect(from, to);
            return "another flow from %s to %s".formatted(from.getId(), to.getId());
        });
    }

    private SequenceFlow connect(FlowNode from, FlowNode to) {
        var flow = model.newInstance(SequenceFlow.class);
        from.getParentElement().addChildElement(flow);
        flow.setSource(from);
        flow.setTarget(to);
        return flow;
    }

    // --- elements ---

    private boolean isSkippable(FlowNode node) {
        return !(node instanceof BoundaryEvent)
                && outgoing(node).size() == 1
                && !(node instanceof StartEvent && node.getParentElement() instanceof SubProcess);
    }

    /** Whatever led to an element leads to what follows it. */
    private String skip(FlowNode node) {
        var next = outgoing(node).get(0);
        flows(flow -> flow.getTarget().equals(node)).forEach(flow -> flow.setTarget(next.getTarget()));
        removeFlow(next);
        for (var event : List.copyOf(model.getModelElementsByType(BoundaryEvent.class))) {
            if (event.getAttachedTo().equals(node)) {
                removeAttached(event);
            }
        }
        return dropElement(node);
    }

    private String removeAttached(BoundaryEvent event) {
        outgoing(event).forEach(this::removeFlow);
        return dropElement(event);
    }

    private String otherGateway(Gateway gateway) {
        List<Class<? extends Gateway>> kinds =
                List.of(ExclusiveGateway.class, ParallelGateway.class, InclusiveGateway.class);
        var kind = one(kinds);
        var other = model.newInstance(kind, free("Other"));
        gateway.getParentElement().addChildElement(other);
        var byDefault = gateway.getAttributeValue("default");
        flows(flow -> flow.getTarget().equals(gateway)).forEach(flow -> flow.setTarget(other));
        outgoing(gateway).forEach(flow -> flow.setSource(other));
        if (byDefault != null && kind != ParallelGateway.class) {
            other.setAttributeValue("default", byDefault, false);
        }
        dropElement(gateway);
        return "%s becomes a %s".formatted(gateway.getId(), kind.getSimpleName());
    }

    private String otherStep(ServiceTask task) {
        var bean = one(BEANS);
        task.setCamundaDelegateExpression("${%s}".formatted(bean));
        return "%s does %s".formatted(task.getId(), bean);
    }

    private boolean mayRepeat(Activity activity) {
        return activity.getLoopCharacteristics() == null && !isEventSubProcess(activity) && !undoes(activity);
    }

    /** Behind an event-based gateway the event comes first. */
    private boolean mayInsert(SequenceFlow flow) {
        return !(flow.getSource() instanceof EventBasedGateway);
    }

    private String insertStep(SequenceFlow flow) {
        var step = insert(flow, ServiceTask.class);
        return otherStep(step) + " on flow " + flow.getId();
    }

    private <T extends FlowNode> T insert(SequenceFlow flow, Class<T> type) {
        var node = model.newInstance(type, free("Inserted"));
        flow.getParentElement().addChildElement(node);
        connect(node, flow.getTarget());
        flow.setTarget(node);
        return node;
    }

    /** Someone else's form writes what a person decided. */
    private Optional<String> insertSecondWriter(SequenceFlow flow) {
        return any(UserTask.class).map(task -> {
            var another = insert(flow, UserTask.class);
            another.setExtensionElements(model.newInstance(ExtensionElements.class));
            var list = another.getExtensionElements().addExtensionElement(CamundaProperties.class);
            for (var property : task.getModelInstance().getModelElementsByType(CamundaProperty.class)) {
                var owner = property.getParentElement().getParentElement().getParentElement();
                if (owner.equals(task)
                        && List.of("muster.decisions", "muster.decisionVariable")
                                .contains(property.getCamundaName())) {
                    var copy = model.newInstance(CamundaProperty.class);
                    copy.setCamundaName(property.getCamundaName());
                    copy.setCamundaValue(property.getCamundaValue());
                    list.addChildElement(copy);
                }
            }
            return "another form on flow %s writes what %s does".formatted(flow.getId(), task.getId());
        });
    }

    private Optional<String> insertSplit(SequenceFlow flow) {
        return target(flow.getParentElement(), flow.getSource()).map(to -> {
            var split = insert(flow, ParallelGateway.class);
            connect(split, to);
            return "flow %s splits, and leads to %s too".formatted(flow.getId(), to.getId());
        });
    }

    private String repeat(Activity activity) {
        var loop = model.newInstance(MultiInstanceLoopCharacteristics.class);
        loop.setSequential(random.nextBoolean());
        activity.addChildElement(loop);
        var times = model.newInstance(LoopCardinality.class);
        times.setTextContent(one(List.of("1", "2", "${count}")));
        loop.addChildElement(times);
        return "%s runs %s times".formatted(activity.getId(), times.getTextContent());
    }

    private String terminate(EndEvent end) {
        end.addChildElement(model.newInstance(TerminateEventDefinition.class));
        return "%s terminates".formatted(end.getId());
    }

    private Optional<String> secondStart(Process process) {
        var start = model.newInstance(StartEvent.class, free("Second"));
        return target(process, start).map(to -> {
            process.addChildElement(start);
            if (random.nextBoolean()) {
                addMessage(start);
            }
            connect(start, to);
            return "a second start leads to %s".formatted(to.getId());
        });
    }

    private void addMessage(StartEvent start) {
        var message = model.newInstance(Message.class, free("second"));
        message.setName(message.getId());
        model.getDefinitions().addChildElement(message);
        var definition = model.newInstance(MessageEventDefinition.class);
        start.addChildElement(definition);
        definition.setMessage(message);
    }

    // --- events ---

    private boolean mayBearEvents(Activity activity) {
        return !isEventSubProcess(activity) && !undoes(activity);
    }

    private Optional<String> timerAround(Activity activity) {
        return target(activity.getParentElement(), activity).map(to -> {
            var event = model.newInstance(BoundaryEvent.class, free("Around"));
            activity.getParentElement().addChildElement(event);
            event.setAttachedTo(activity);
            event.setCancelActivity(random.nextBoolean());
            var timer = model.newInstance(TimerEventDefinition.class);
            event.addChildElement(timer);
            var length = model.newInstance(TimeDuration.class);
            length.setTextContent(one(List.of("P1D", "P50D")));
            timer.addChildElement(length);
            connect(event, to);
            return "a timer at %s leads to %s, interrupting: %s"
                    .formatted(activity.getId(), to.getId(), event.cancelActivity());
        });
    }

    private boolean isFromOutside(BoundaryEvent event) {
        return event.getEventDefinitions().stream()
                .allMatch(each -> each instanceof TimerEventDefinition || each instanceof MessageEventDefinition);
    }

    private String otherInterruption(BoundaryEvent event) {
        event.setCancelActivity(!event.cancelActivity());
        return "%s interrupts: %s".formatted(event.getId(), event.cancelActivity());
    }

    private boolean isInEventSubProcess(StartEvent start) {
        return isEventSubProcess(start.getParentElement());
    }

    private String otherStart(StartEvent start) {
        if (random.nextBoolean()) {
            start.setInterrupting(!start.isInterrupting());
            return "%s interrupts: %s".formatted(start.getId(), start.isInterrupting());
        }
        List.copyOf(start.getChildElementsByType(EventDefinition.class)).forEach(start::removeChildElement);
        addMessage(start);
        return "%s waits for a message".formatted(start.getId());
    }

    // --- words ---

    private Optional<String> otherWord(ConditionExpression condition) {
        var text = condition.getTextContent();
        var other = switch (random.nextInt(4)) {
            case 0 -> text.replaceFirst("'\\w+'", "'%s'".formatted(one(List.of("a", "b", "yes", "no", "again"))));
            case 1 -> text.contains("==") ? text.replaceFirst("==", "!=") : text.replaceFirst("!=", "==");
            case 2 -> text.replace("&&", "||");
            default -> text.replaceFirst("\\w+ (==|!=)", one(List.of("approval", "review", "origin")) + " $1");
        };
        condition.setTextContent(other);
        return other.equals(text) ? Optional.empty() : Optional.of("%s becomes %s".formatted(text, other));
    }

    private Optional<CamundaProperty> property(String name) {
        return any(CamundaProperty.class, property -> name.equals(property.getCamundaName()));
    }

    private String dropProperty(CamundaProperty property) {
        property.getParentElement().removeChildElement(property);
        return "without %s=%s".formatted(property.getCamundaName(), property.getCamundaValue());
    }

    private String acceptMore(CamundaProperty accepts) {
        accepts.setCamundaValue(one(List.of("yes,no", "yes,again", "no")));
        return "accepts %s".formatted(accepts.getCamundaValue());
    }

    // --- choosing ---

    private String free(String id) {
        return model.getModelElementById(id) == null ? id : free(id + "Too");
    }

    private String dropElement(ModelElementInstance element) {
        var id = element.getAttributeValue("id");
        element.getParentElement().removeChildElement(element);
        return "without %s %s".formatted(element.getElementType().getTypeName(), id == null ? "" : id);
    }

    private static boolean isEventSubProcess(ModelElementInstance node) {
        return node instanceof SubProcess inner && inner.triggeredByEvent();
    }

    private List<SequenceFlow> outgoing(FlowNode node) {
        return flows(flow -> node.equals(flow.getSource()));
    }

    private List<SequenceFlow> flows(Predicate<SequenceFlow> which) {
        return model.getModelElementsByType(SequenceFlow.class).stream()
                .filter(which)
                .toList();
    }

    private <T extends ModelElementInstance> Optional<T> any(Class<T> type) {
        return any(type, each -> true);
    }

    private <T extends ModelElementInstance> Optional<T> any(Class<T> type, Predicate<T> which) {
        Collection<T> all =
                model.getModelElementsByType(type).stream().filter(which).toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(one(List.copyOf(all)));
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
