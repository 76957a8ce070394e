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
 * The places between two elements where the engine saves a token: where the diagram says so ({@code asyncBefore},
 * {@code asyncAfter}), and after every user task and external task, where Muster adds one. At most elements a token
 * rests anyway before they are executed. A save point makes a difference only before elements that act as soon as a
 * token arrives: tasks that forget the last decision, scopes that open, joins that look for other tokens.
 */
final class SavePoints {

    private SavePoints() {}

    /** @param flows into the target; a diagram may omit the elements' own lists of them */
    static boolean between(FlowNode source, FlowNode target, long flows) {
        return (isAfter(source) || target.isCamundaAsyncBefore()) && actsOnArrival(target, flows);
    }

    private static boolean isAfter(FlowNode node) {
        return isDrawnAfter(node) || afterEach(node) && !isMany(node);
    }

    /** The model API has no such attribute for an event-based gateway, and fails if asked. */
    private static boolean isDrawnAfter(FlowNode node) {
        return !(node instanceof EventBasedGateway) && node.isCamundaAsyncAfter();
    }

    static boolean afterLast(FlowNode node) {
        return node instanceof Activity && isAfter(node);
    }

    /** As Muster configures every deployed process; in a multi-instance activity, after each instance. */
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
