package io.muster.verification;

import io.muster.processfiles.DeploymentFile;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CompensateEventDefinition;
import org.camunda.bpm.model.bpmn.instance.CompletionCondition;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.LinkEventDefinition;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TerminateEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;

/**
 * Diagrams as they are walked: with save points before and after elements, which let the walk stop there, a listener that
 * lays out tasks as ours does, and completion conditions that a die decides.
 */
final class AsyncDiagrams {

    private final Random random;
    private final double share;

    /** @param share of the elements that get a save point, from 0 to 1 */
    AsyncDiagrams(Random random, double share) {
        this.random = random;
        this.share = share;
    }

    List<DeploymentFile> of(List<DeploymentFile> diagrams) {
        return diagrams.stream().map(this::of).toList();
    }

    private DeploymentFile of(DeploymentFile diagram) {
        var model = Bpmn.readModelFromStream(new ByteArrayInputStream(diagram.content()));
        for (var node : model.getModelElementsByType(FlowNode.class)) {
            if (mayPause(node)) {
                node.setCamundaAsyncBefore(mayPauseBefore(node) && (goesRound(node) || random.nextDouble() < share));
                if (mayPauseAfter(node)) {
                    node.setCamundaAsyncAfter(random.nextDouble() < share);
                }
            }
        }
        for (var task : model.getModelElementsByType(UserTask.class)) {
            var listener = model.newInstance(CamundaTaskListener.class);
            listener.setCamundaEvent("create");
            listener.setCamundaDelegateExpression("${lay}");
            task.getExtensionElements().addChildElement(listener);
        }
        model.getModelElementsByType(CompletionCondition.class)
                .forEach(condition -> condition.setTextContent("${die.enough()}"));
        return new DeploymentFile(diagram.name(), Bpmn.convertToString(model).getBytes(StandardCharsets.UTF_8));
    }

    private static boolean mayPause(FlowNode node) {
        return !(node instanceof BoundaryEvent)
                && !(node instanceof Activity activity && activity.isForCompensation())
                && !isLink(node)
                && flows(node)
                        .filter(flow -> node.equals(flow.getTarget()))
                        .map(SequenceFlow::getSource)
                        .noneMatch(EventBasedGateway.class::isInstance)
                && !(node instanceof SubProcess sub && sub.triggeredByEvent());
    }

    private static boolean isLink(FlowNode node) {
        return node instanceof Event
                && node.getChildElementsByType(LinkEventDefinition.class).size() > 0;
    }

    /** The event that starts an event sub-process has come already; before a terminate end it is refused. */
    private static boolean mayPauseBefore(FlowNode node) {
        return node.getChildElementsByType(TerminateEventDefinition.class).isEmpty()
                && !(node.getParentElement() instanceof SubProcess sub
                        && sub.triggeredByEvent()
                        && node instanceof org.camunda.bpm.model.bpmn.instance.StartEvent);
    }

    /** Of an end with a meaning of its own nothing comes after; a gateway that waits for events is not what goes on. */
    private static boolean mayPauseAfter(FlowNode node) {
        return !(node instanceof EventBasedGateway)
                && node.getChildElementsByType(CompensateEventDefinition.class).isEmpty()
                && !(node instanceof EndEvent)
                && flows(node)
                        .filter(flow -> node.equals(flow.getSource()))
                        .map(SequenceFlow::getTarget)
                        .noneMatch(AsyncDiagrams::isLink);
    }

    /** Where rounds begin the engine must save, or it may go round for ever in one transaction. */
    private static boolean goesRound(FlowNode node) {
        var reached = new HashSet<FlowNode>();
        var queue = new ArrayDeque<>(List.of(node));
        while (!queue.isEmpty()) {
            var from = queue.remove();
            flows(from)
                    .filter(flow -> from.equals(flow.getSource()))
                    .map(SequenceFlow::getTarget)
                    .filter(reached::add)
                    .forEach(queue::add);
        }
        return reached.contains(node)
                && flows(node).filter(flow -> node.equals(flow.getTarget())).count() > 1;
    }

    private static Stream<SequenceFlow> flows(FlowNode node) {
        return node.getParentElement().getChildElementsByType(SequenceFlow.class).stream();
    }
}
