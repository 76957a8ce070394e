package io.muster.verification.net;

import io.muster.verification.condition.Condition;
import java.util.List;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.jspecify.annotations.Nullable;

/**
 * A place where a token can be.
 *
 * @param index position in the net
 * @param scope index of its scope
 * @param work its action
 * @param trigger of an event; null otherwise
 * @param inner index of the scope inside it, or -1
 * @param incoming number of flows that lead to it
 * @param outgoing flows, in the order of the diagram, which is the order in which the engine evaluates them
 * @param defaultFlow index of a flow, or -1
 * @param boundaries indexes of the events attached to it
 * @param attachedTo index of the activity it is attached to, or -1
 * @param handler index of the activity that compensates it, or -1
 */
public record Node(
        int index,
        Kind kind,
        ElementName element,
        int scope,
        NodeAction work,
        @Nullable Trigger trigger,
        int inner,
        int incoming,
        List<Flow> outgoing,
        int defaultFlow,
        List<Integer> boundaries,
        int attachedTo,
        int handler) {

    /** How a node behaves. */
    public enum Kind {
        START,
        /** Continues at once: none events, activities without work. */
        PASS,
        /** An end event without further effect. */
        END,
        /** A save point: a token rests between two elements, before the next one begins. */
        STOP,
        TASK,
        HUMAN,
        CATCH,
        EVENT_GATEWAY,
        EXCLUSIVE,
        PARALLEL,
        INCLUSIVE,
        /** Sub-process or called process. */
        CONTAINER,
        /** Around the instances of a multi-instance activity. */
        MULTI,
        BOUNDARY,
        EVENT_SUB_PROCESS,
        TERMINATE,
        ERROR_END,
        ESCALATE,
        COMPENSATE
    }

    public Node {
        outgoing = List.copyOf(outgoing);
        boundaries = List.copyOf(boundaries);
    }

    public boolean joins() {
        return incoming > 1 && (kind == Kind.PARALLEL || kind == Kind.INCLUSIVE);
    }

    /** Whether tokens wait here for a person or an event. */
    public boolean waits() {
        return kind == Kind.HUMAN
                || kind == Kind.CATCH
                || kind == Kind.EVENT_GATEWAY
                || work instanceof NodeAction.Automatic automatic && automatic.outside();
    }

    /** A sequence flow between two nodes, given by index. */
    public record Flow(
            int index,
            String id,
            int source,
            int target,
            @Nullable Condition condition) {}

    /**
     * The diagram element that a node comes from.
     *
     * @param name as on the diagram, or null
     */
    public record ElementName(
            String process, String id, @Nullable String name) {

        static ElementName of(String process, FlowNode element) {
            var name = element.getName();
            return new ElementName(process, element.getId(), name == null || name.isBlank() ? null : name.strip());
        }

        /** The name on the diagram, or the id. */
        public String spoken() {
            return name == null ? id : name;
        }
    }
}
