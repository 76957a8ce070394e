package io.muster.diagrams;

import io.muster.processfiles.BpmnXml;
import io.muster.processfiles.FileElement;
import java.util.stream.Stream;

/**
 * The rule that only steps write variables such as {@code tier} and {@code origin}, which decide the demands on a
 * version. A table, a person or another variable must not replace them.
 */
record ReservedVariablesRule(DeclaredVariables declared, ProblemCollector refusals) {

    void check(FileElement element) {
        switch (element.tag()) {
            case "businessRuleTask" -> check(element, BpmnXml.camunda(element, "resultVariable"));
            case "userTask" -> check(element, BpmnXml.humanTask(element).variable());
            case "callActivity" ->
                Stream.concat(BpmnXml.extensions(element, "in"), BpmnXml.extensions(element, "out"))
                        .filter(ReservedVariablesRule::isRenamed)
                        .forEach(handover -> check(element, handover.attribute("target")));
            default -> {
                // Writes nothing, or is a step.
            }
        }
    }

    /** A fact may be passed on under its own name. */
    private static boolean isRenamed(FileElement handover) {
        return handover.attribute("target") != null
                && !handover.attribute("target").equals(handover.attribute("source"));
    }

    private void check(FileElement element, String variable) {
        if (variable != null && declared.isFact(variable)) {
            refusals.refuse(Rule.FACT, element, "'%s' is a fact that only a step may write".formatted(variable));
        }
    }
}
