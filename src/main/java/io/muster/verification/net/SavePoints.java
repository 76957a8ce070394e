package io.muster.verification.net;

import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/**
 * Where the engine saves a token between two elements: where the diagram says so ({@code asyncBefore}, {@code asyncAfter}),
 * and after every task of people and every external task, where Muster puts one itself. A token rests at most elements
 * anyway before they are carried out. A save point makes a difference only before elements that do something as soon as a
 * token comes: tasks that forget the last decision, scopes that open, joins that look around.
 */
final class SavePoints {

    private SavePoints() {}

    /** @param flows into the target; the elements' own lists of them may be left out of a diagram */
    static boolean between(FlowNode source, FlowNode target, long flows) {
        return (isAfter(source) || target.isCamundaAsyncBefore()) && actsOnArrival(target, flows);
    }

    private static boolean isAfter(FlowNode node) {
        return isDrawnAfter(node) || afterEach(node) && !isMany(node);
    }

    /** The model knows no such attribute of an event-based gateway, and refuses to be asked. */
    private static boolean isDrawnAfter(FlowNode node) {
        return !(node instanceof EventBasedGateway) && node.isCamundaAsyncAfter();
    }

    static boolean afterLast(FlowNode node) {
        return node instanceof Activity && isAfter(node);
    }

    /** As Muster wires every process that is deployed; of many instances, after each. */
    static boolean afterEach(FlowNode node) {
        return node instanceof UserTask || node instanceof ServiceTask task && task.getCamundaTopic() != null;
    }

    private static boolean isMany(FlowNode node) {
        return node instanceof Activity activity && activity.getLoopCharacteristics() != null;
    }

    private static boolean actsOnArrival(FlowNode node, long flows) {
        if (node instanceof Activity) {
            // The body of a multi-instance activity is entered before its instances.
            return !isMany(node)
                    && (node instanceof UserTask || node instanceof SubProcess || node instanceof CallActivity);
        }
        return (node instanceof ParallelGateway || node instanceof InclusiveGateway) && flows > 1;
    }
}
