package io.muster.diagrams;

import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * What steps find out, such as {@code tier} and {@code origin}, decides what is demanded of a version. A table, a person or
 * another variable must not take its place.
 */
record ReservedVariablesRule(DeclaredVariables declared, ProblemCollector refusals) {

    void check(Element element) {
        switch (element.getTagName()) {
            case "businessRuleTask" -> check(element, Xml.camunda(element, "resultVariable"));
            case "userTask" -> check(element, Xml.humanTask(element).variable());
            case "callActivity" ->
                Stream.concat(Xml.extensions(element, "in"), Xml.extensions(element, "out"))
                        .filter(ReservedVariablesRule::isRenamed)
                        .forEach(handover -> check(element, handover.attribute("target")));
            default -> {
                // Writes nothing, or is a step.
            }
        }
    }

    /** Under its own name a fact may be handed on. */
    private static boolean isRenamed(Element handover) {
        return handover.attribute("target") != null
                && !handover.attribute("target").equals(handover.attribute("source"));
    }

    private void check(Element element, String variable) {
        if (variable != null && declared.isFact(variable)) {
            refusals.refuse(Rule.FACT, element, "'%s' is what a step finds out".formatted(variable));
        }
    }
}
