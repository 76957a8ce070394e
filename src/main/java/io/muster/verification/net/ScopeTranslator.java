package io.muster.verification.net;

import io.muster.verification.condition.Condition;
import io.muster.verification.condition.Condition.ConditionNotPermitted;
import io.muster.verification.net.Net.Scope;
import io.muster.verification.net.Node.ElementName;
import io.muster.verification.net.Node.Flow;
import io.muster.verification.net.Node.Kind;
import io.muster.verification.net.Translator.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.IntermediateThrowEvent;
import org.camunda.bpm.model.bpmn.instance.LinkEventDefinition;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/** The translator of the elements directly in one process or sub-process. */
final class ScopeTranslator {

    private static final int NONE = -1;

    private final Translator translator;
    private final Place place;
    private final ModelElementInstance container;
    private final int scope;
    private final Map<FlowNode, Integer> indexes = new LinkedHashMap<>();
    private final Map<FlowNode, List<Flow>> outgoing = new HashMap<>();
    private final Map<FlowNode, Integer> incoming = new HashMap<>();
    private final Map<FlowNode, Long> arriving = new HashMap<>();
    private final Map<Activity, List<Integer>> attached = new HashMap<>();
    private final Map<Class<?>, List<?>> children = new HashMap<>();
    private final Map<String, Integer> flowsById = new HashMap<>();

    ScopeTranslator(Translator translator, Place place, ModelElementInstance container) {
        this.translator = translator;
        this.place = place;
        this.container = container;
        this.scope = translator.reserveScope();
    }

    /** @return index of the scope */
    int translate() {
        children(FlowNode.class).forEach(node -> indexes.put(node, translator.reserveNode()));
        children(SequenceFlow.class).forEach(flow -> arriving.merge(flow.getTarget(), 1L, Long::sum));
        children(BoundaryEvent.class)
                .forEach(event -> attached.computeIfAbsent(event.getAttachedTo(), any -> new ArrayList<>())
                        .add(indexes.get(event)));
        children(SequenceFlow.class).forEach(this::addFlow);
        indexes.keySet().forEach(this::addLink);
        List.copyOf(indexes.keySet()).forEach(this::addLastStop);
        indexes.keySet().forEach(node -> new NodeTranslator(translator, this, node).translate());
        translator.put(new Scope(scope, place.owner(), isProcess(), starts(), eventSubProcesses()));
        return scope;
    }

    /** All start events of a process: each may also be chosen by hand. */
    List<Integer> entries() {
        return children(StartEvent.class).stream().map(indexes::get).toList();
    }

    private boolean isProcess() {
        return !(container instanceof SubProcess);
    }

    /** A call or a sub-process begins at its none start event; the starts of a process are its {@link #entries()}. */
    private List<Integer> starts() {
        var eventSubProcess = container instanceof SubProcess inner && inner.triggeredByEvent();
        var starts = children(StartEvent.class).stream()
                .filter(start -> eventSubProcess || start.getEventDefinitions().isEmpty())
                .map(indexes::get)
                .toList();
        // The start of an event sub-process is given by its trigger.
        if (starts.size() != 1 && place.owner() != NONE && !eventSubProcess) {
            refuse(
                    (BaseElement) container,
                    "it has %d start events without a trigger; expected one".formatted(starts.size()));
        }
        return starts;
    }

    private List<Integer> eventSubProcesses() {
        return children(SubProcess.class).stream()
                .filter(SubProcess::triggeredByEvent)
                .map(indexes::get)
                .toList();
    }

    private void addFlow(SequenceFlow flow) {
        var source = indexes.get(flow.getSource());
        var target = indexes.get(flow.getTarget());
        if (source == null || target == null) {
            refuse(flow, "a sequence flow that crosses the border of its process or sub-process");
            return;
        }
        add(flow.getSource(), flow.getTarget(), flow.getId(), condition(flow, flow.getConditionExpression()));
    }

    private void add(FlowNode source, FlowNode target, String id, @Nullable Condition condition) {
        var to = (int) indexes.get(target);
        if (SavePoints.between(source, target, flowsInto(target))) {
            to = stop(target, scope, List.of(new Flow(translator.nextFlow(), id, translator.nextNode(), to, null)));
        }
        var flow = new Flow(translator.nextFlow(), id, indexes.get(source), to, condition);
        outgoing.computeIfAbsent(source, any -> new ArrayList<>()).add(flow);
        incoming.merge(target, 1, Integer::sum);
        flowsById.put(id, flow.index());
    }

    private long flowsInto(FlowNode target) {
        return arriving.getOrDefault(target, 0L);
    }

    /** A save point after an activity without successors: the scope around it has not ended yet. */
    private void addLastStop(FlowNode node) {
        if (SavePoints.afterLast(node) && outgoing(node).isEmpty()) {
            outgoing.put(node, lastStop(node, indexes.get(node), scope));
        }
    }

    /**
     * A flow to a final save point.
     *
     * @param from index of the node before it
     * @param in scope of the save point
     */
    List<Flow> lastStop(FlowNode element, int from, int in) {
        var stop = stop(element, in, List.of());
        return List.of(new Flow(translator.nextFlow(), element.getId() + "-last", from, stop, null));
    }

    private int stop(FlowNode before, int in, List<Flow> onwards) {
        var index = translator.reserveNode();
        var name = ElementName.of(place.process(), before);
        translator.put(new Node(
                index, Kind.STOP, name, in, NodeAction.NOTHING, null, NONE, 1, onwards, NONE, List.of(), NONE, NONE));
        return index;
    }

    /** A pair of link events is a flow drawn in two pieces. */
    private void addLink(FlowNode node) {
        if (!(node instanceof IntermediateThrowEvent thrower)) {
            return;
        }
        definitions(thrower.getEventDefinitions(), LinkEventDefinition.class).forEach(link -> {
            var targets = indexes.keySet().stream()
                    .filter(IntermediateCatchEvent.class::isInstance)
                    .filter(event -> catches((IntermediateCatchEvent) event, link.getName()))
                    .toList();
            if (targets.size() == 1) {
                add(thrower, targets.get(0), thrower.getId() + "-link", null);
            } else {
                refuse(
                        thrower,
                        link.getName() == null || link.getName().isBlank()
                                ? "a link without a name"
                                : "link '%s' has %d targets here; expected one"
                                        .formatted(link.getName(), targets.size()));
            }
        });
    }

    private static boolean catches(IntermediateCatchEvent event, String link) {
        return definitions(event.getEventDefinitions(), LinkEventDefinition.class).stream()
                .anyMatch(definition -> link != null && link.equals(definition.getName()));
    }

    @Nullable
    Condition condition(BaseElement element, @Nullable ConditionExpression expression) {
        if (expression == null) {
            return null;
        }
        if (expression.getLanguage() != null && !expression.getLanguage().isBlank()) {
            refuse(element, "a condition in language '%s'".formatted(expression.getLanguage()));
            return null;
        }
        return condition(element, (ModelElementInstance) expression);
    }

    /** The engine ignores text in nested elements. */
    @Nullable
    Condition condition(BaseElement element, ModelElementInstance asked) {
        if (!asked.getDomElement().getChildElements().isEmpty()) {
            refuse(element, "a condition with elements inside, whose text the engine does not read");
            return null;
        }
        try {
            return Condition.parse(asked.getTextContent());
        } catch (ConditionNotPermitted e) {
            refuse(element, String.valueOf(e.getMessage()));
            return null;
        }
    }

    /** Events attached to this activity. */
    List<Integer> boundaries(Activity activity) {
        return attached.getOrDefault(activity, List.of());
    }

    List<BoundaryEvent> boundaryEvents() {
        return children(BoundaryEvent.class);
    }

    List<Flow> outgoing(FlowNode node) {
        return outgoing.getOrDefault(node, List.of());
    }

    int incoming(FlowNode node) {
        return incoming.getOrDefault(node, 0);
    }

    int flow(@Nullable SequenceFlow flow) {
        return flow == null ? NONE : flowsById.getOrDefault(flow.getId(), NONE);
    }

    /** @return index of a node directly in this scope, or -1 */
    int index(@Nullable ModelElementInstance node) {
        return node instanceof FlowNode ? indexes.getOrDefault(node, NONE) : NONE;
    }

    int scope() {
        return scope;
    }

    Place place() {
        return place;
    }

    /** Each kind is looked up once, because the model API traverses all elements each time. */
    @SuppressWarnings("unchecked")
    <T extends ModelElementInstance> List<T> children(Class<T> type) {
        return (List<T>) children.computeIfAbsent(type, any -> List.copyOf(container.getChildElementsByType(type)));
    }

    /** The surrounding scope, for events inside an event sub-process. */
    ModelElementInstance container() {
        return container;
    }

    void refuse(BaseElement element, String what) {
        translator.refuse(place, element, what);
    }

    private static <T extends EventDefinition> List<T> definitions(
            Iterable<EventDefinition> definitions, Class<T> type) {
        var found = new ArrayList<T>();
        definitions.forEach(definition -> {
            if (type.isInstance(definition)) {
                found.add(type.cast(definition));
            }
        });
        return found;
    }
}
