package io.muster.diagrams;

import io.muster.diagrams.DiagramProblem.ProblemCollector;
import io.muster.processfiles.BpmnXml;
import io.muster.processfiles.FileElement;

/**
 * The rules for compensation handlers: short steps, which the engine executes in the transaction in which it
 * compensates.
 */
final class Compensation {

    private final FileElement root;
    private final ProblemCollector refusals;

    Compensation(FileElement root, ProblemCollector refusals) {
        this.root = root;
        this.refusals = refusals;
    }

    void check(FileElement element) {
        if ("true".equals(element.attribute("isForCompensation"))) {
            checkHandler(element);
        }
        if (BpmnXml.is(element, "boundaryEvent")
                && BpmnXml.children(element, "compensateEventDefinition")
                        .findAny()
                        .isPresent()) {
            checkUndone(element);
        }
        if (BpmnXml.is(element, "startEvent")
                && BpmnXml.children(element, "compensateEventDefinition")
                        .findAny()
                        .isPresent()) {
            refusals.refuse(Rule.COMPENSATION, element, "an event sub-process does not compensate; associate a step");
        }
    }

    /** The engine would undo each instance of a multi-instance activity. */
    private void checkUndone(FileElement event) {
        root.all()
                .filter(element -> element.attribute("id") != null
                        && element.attribute("id").equals(event.attribute("attachedToRef")))
                .filter(Compensation::isMany)
                .forEach(activity ->
                        refusals.refuse(Rule.COMPENSATION, event, "it would have to undo each of many instances"));
    }

    private static boolean isMany(FileElement activity) {
        return BpmnXml.children(activity, "multiInstanceLoopCharacteristics")
                .findAny()
                .isPresent();
    }

    private void checkHandler(FileElement handler) {
        if (!BpmnXml.is(handler, "serviceTask") || BpmnXml.shortStep(handler).isEmpty()) {
            refusals.refuse(Rule.COMPENSATION, handler, "a handler is a short step");
        }
        if (isMany(handler)) {
            refusals.refuse(Rule.COMPENSATION, handler, "a handler runs once");
        }
        if (saves(handler)) {
            refusals.refuse(Rule.COMPENSATION, handler, "a handler has no save point");
        }
        if (root.all()
                .filter(element -> BpmnXml.is(element, "sequenceFlow"))
                .anyMatch(flow -> BpmnXml.joins(flow, handler))) {
            refusals.refuse(Rule.COMPENSATION, handler, "flows lead to or from a handler");
        }
    }

    private static boolean saves(FileElement element) {
        return "true".equals(BpmnXml.camunda(element, "asyncBefore"))
                || "true".equals(BpmnXml.camunda(element, "asyncAfter"))
                || "true".equals(BpmnXml.camunda(element, "async"));
    }
}
