package io.muster.verification.net;

import io.muster.verification.net.Net.Scope;
import io.muster.verification.net.Node.ElementName;
import io.muster.verification.net.Node.Kind;
import java.util.List;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.Association;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CompensateEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ComplexGateway;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.Transaction;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.jspecify.annotations.Nullable;

/** The translator of one flow node, and what is inside it. */
final class NodeTranslator {

    private static final int NONE = -1;

    private final Translator translator;
    private final ScopeTranslator scope;
    private final FlowNode element;
    private final int index;
    private final ActionReader works;

    NodeTranslator(Translator translator, ScopeTranslator scope, FlowNode element) {
        this.translator = translator;
        this.scope = scope;
        this.element = element;
        this.index = scope.index(element);
        this.works = new ActionReader(translator.meanings(), scope);
    }

    void translate() {
        if (element instanceof Event event) {
            var events = new Events(scope, event);
            if (events.kind() == Kind.TERMINATE && event.isCamundaAsyncBefore()) {
                scope.refuse(event, "a save point before a terminate end; the engine stops the others before it saves");
            }
            put(index, events.kind(), works.of(event), events.trigger(), NONE);
        } else if (element instanceof Activity activity) {
            translate(activity);
        } else {
            put(index, gateway(), NodeAction.NOTHING, null, NONE);
            refuseOtherThanEvents();
        }
    }

    /** The engine requires an event after each flow of an event-based gateway. */
    private void refuseOtherThanEvents() {
        if (element instanceof EventBasedGateway) {
            scope.children(SequenceFlow.class).stream()
                    .filter(flow -> element.equals(flow.getSource()))
                    .map(SequenceFlow::getTarget)
                    .filter(target -> !(target instanceof IntermediateCatchEvent event)
                            || new Events(scope, event).kind() != Kind.CATCH)
                    .forEach(target -> scope.refuse(
                            element,
                            "an event-based gateway before '%s', which is not an event".formatted(target.getId())));
        }
    }

    private void translate(Activity activity) {
        var loop = activity.getLoopCharacteristics();
        if (hasLoopMarker(activity)) {
            scope.refuse(activity, "a loop marker, which the engine ignores; draw the loop");
        }
        if (loop instanceof MultiInstanceLoopCharacteristics many) {
            if (many.isCamundaAsyncBefore() || many.isCamundaAsyncAfter()) {
                scope.refuse(activity, "a save point at each instance; put it at the activity");
            }
            var around = translator.reserveScope();
            var inside = translator.reserveNode();
            put(index, Kind.MULTI, works.many(many), null, around);
            translator.put(new Scope(around, index, false, List.of(inside), List.of()));
            putInside(activity, inside, around);
            return;
        }
        put(index, kind(activity), works.of(activity), trigger(activity), inner(activity, index));
    }

    /** The model API has no type for it. */
    private static boolean hasLoopMarker(Activity activity) {
        return activity.getDomElement().getChildElements().stream()
                .anyMatch(child -> child.getLocalName().equals("standardLoopCharacteristics"));
    }

    private void putInside(Activity activity, int inside, int around) {
        translator.put(new Node(
                inside,
                kind(activity),
                name(),
                around,
                works.of(activity),
                trigger(activity),
                inner(activity, inside),
                0,
                SavePoints.afterEach(activity) ? scope.lastStop(activity, inside, around) : List.of(),
                NONE,
                List.of(),
                NONE,
                NONE));
    }

    private Kind kind(Activity activity) {
        if (activity instanceof SubProcess inner) {
            return inner.triggeredByEvent() ? Kind.EVENT_SUB_PROCESS : Kind.CONTAINER;
        }
        if (activity instanceof CallActivity) {
            return Kind.CONTAINER;
        }
        if (activity instanceof UserTask) {
            return Kind.HUMAN;
        }
        if (activity instanceof ReceiveTask) {
            return Kind.CATCH;
        }
        return works.isAutomatic(activity) || activity instanceof BusinessRuleTask ? Kind.TASK : Kind.PASS;
    }

    private @Nullable Trigger trigger(Activity activity) {
        if (activity instanceof ReceiveTask) {
            return new Trigger(Trigger.Type.MESSAGE, null, null, null, false, false);
        }
        return activity instanceof SubProcess inner && inner.triggeredByEvent() ? Events.start(scope, inner) : null;
    }

    private int inner(Activity activity, int owner) {
        if (activity instanceof Transaction || activity instanceof ScriptTask) {
            scope.refuse(activity, "a %s".formatted(activity.getElementType().getTypeName()));
        }
        if (activity instanceof SubProcess inner) {
            var place = new Translator.Place(
                    scope.place().process(), owner, scope.place().calls());
            return new ScopeTranslator(translator, place, inner).translate();
        }
        return activity instanceof CallActivity call ? new Calls(translator, scope).called(call, owner) : NONE;
    }

    private Kind gateway() {
        if (element instanceof ExclusiveGateway) {
            return Kind.EXCLUSIVE;
        }
        if (element instanceof ParallelGateway) {
            return Kind.PARALLEL;
        }
        if (element instanceof InclusiveGateway) {
            return Kind.INCLUSIVE;
        }
        if (element instanceof EventBasedGateway) {
            return Kind.EVENT_GATEWAY;
        }
        scope.refuse(
                element,
                element instanceof ComplexGateway
                        ? "a complex gateway, whose meaning the engine leaves open"
                        : "a %s".formatted(element.getElementType().getTypeName()));
        return Kind.PASS;
    }

    private void put(int at, Kind kind, NodeAction work, @Nullable Trigger trigger, int inner) {
        translator.put(new Node(
                at,
                kind,
                name(),
                scope.scope(),
                work,
                trigger,
                inner,
                scope.incoming(element),
                scope.outgoing(element),
                scope.flow(defaultFlow()),
                element instanceof Activity activity ? scope.boundaries(activity) : List.of(),
                element instanceof BoundaryEvent boundary ? scope.index(boundary.getAttachedTo()) : NONE,
                element instanceof Activity activity ? handler(activity) : NONE));
    }

    private @Nullable SequenceFlow defaultFlow() {
        if (element instanceof Activity activity) {
            return activity.getDefault();
        }
        if (element instanceof ExclusiveGateway gateway) {
            return gateway.getDefault();
        }
        return element instanceof InclusiveGateway gateway ? gateway.getDefault() : null;
    }

    private int handler(Activity activity) {
        return scope.boundaryEvents().stream()
                .filter(event -> activity.equals(event.getAttachedTo()))
                .filter(event ->
                        event.getEventDefinitions().stream().anyMatch(CompensateEventDefinition.class::isInstance))
                .findFirst()
                .map(this::associated)
                .orElse(NONE);
    }

    private int associated(BoundaryEvent event) {
        var handlers = scope.children(Association.class).stream()
                .filter(association -> event.equals(association.getSource()))
                .map(association -> scope.index(association.getTarget()))
                .filter(handler -> handler != NONE)
                .toList();
        if (handlers.size() != 1) {
            scope.refuse(event, "it is associated with %d handlers; expected one".formatted(handlers.size()));
            return NONE;
        }
        return handlers.get(0);
    }

    private ElementName name() {
        return ElementName.of(scope.place().process(), element);
    }
}
