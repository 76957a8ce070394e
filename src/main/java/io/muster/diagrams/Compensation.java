package io.muster.diagrams;

import org.camunda.bpm.engine.impl.util.xml.Element;

/** Handlers of compensation: short steps, which the engine carries out in the breath in which it compensates. */
final class Compensation {

    private final Element root;
    private final ProblemCollector refusals;

    Compensation(Element root, ProblemCollector refusals) {
        this.root = root;
        this.refusals = refusals;
    }

    void check(Element element) {
        if ("true".equals(element.attribute("isForCompensation"))) {
            checkHandler(element);
        }
        if (Xml.is(element, "boundaryEvent")
                && Xml.children(element, "compensateEventDefinition").findAny().isPresent()) {
            checkUndone(element);
        }
        if (Xml.is(element, "startEvent")
                && Xml.children(element, "compensateEventDefinition").findAny().isPresent()) {
            refusals.refuse(Rule.COMPENSATION, element, "an event sub-process does not compensate; associate a step");
        }
    }

    /** The engine would undo each of many. */
    private void checkUndone(Element event) {
        Xml.all(root)
                .filter(element -> element.attribute("id") != null
                        && element.attribute("id").equals(event.attribute("attachedToRef")))
                .filter(Compensation::isMany)
                .forEach(activity -> refusals.refuse(Rule.COMPENSATION, event, "it would undo each of many instances"));
    }

    private static boolean isMany(Element activity) {
        return Xml.children(activity, "multiInstanceLoopCharacteristics")
                .findAny()
                .isPresent();
    }

    private void checkHandler(Element handler) {
        if (!Xml.is(handler, "serviceTask") || Xml.shortStep(handler).isEmpty()) {
            refusals.refuse(Rule.COMPENSATION, handler, "a handler is a short step");
        }
        if (isMany(handler)) {
            refusals.refuse(Rule.COMPENSATION, handler, "a handler runs once");
        }
        if (saves(handler)) {
            refusals.refuse(Rule.COMPENSATION, handler, "a handler has no save point");
        }
        if (Xml.all(root)
                .filter(element -> Xml.is(element, "sequenceFlow"))
                .anyMatch(flow -> Xml.joins(flow, handler))) {
            refusals.refuse(Rule.COMPENSATION, handler, "flows lead to or from a handler");
        }
    }

    private static boolean saves(Element element) {
        return "true".equals(Xml.camunda(element, "asyncBefore"))
                || "true".equals(Xml.camunda(element, "asyncAfter"))
                || "true".equals(Xml.camunda(element, "async"));
    }
}
