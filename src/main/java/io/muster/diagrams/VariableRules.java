package io.muster.diagrams;

import io.muster.diagrams.DiagramProblem.ProblemCollector;
import io.muster.processfiles.BpmnXml;
import io.muster.processfiles.FileElement;
import io.muster.verification.condition.Condition;
import io.muster.verification.condition.Condition.Comparison;
import io.muster.verification.condition.Condition.ConditionNotPermitted;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rules for the variables of a process: conditions read only those that are written, and compare them with possible
 * values; only steps write variables such as {@code tier} and {@code origin}, which decide the demands on a version.
 */
record VariableRules(DeclaredVariables declared, ProblemCollector refusals) {

    /** A table, a person or another variable must not replace what a step writes. */
    void checkWritten(FileElement element) {
        switch (element.tag()) {
            case "businessRuleTask" -> checkWritten(element, BpmnXml.camunda(element, "resultVariable"));
            case "userTask" -> checkWritten(element, BpmnXml.humanTask(element).variable());
            case "callActivity" ->
                Stream.concat(BpmnXml.extensions(element, "in"), BpmnXml.extensions(element, "out"))
                        .filter(VariableRules::isRenamed)
                        .forEach(handover -> checkWritten(element, handover.attribute("target")));
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

    private void checkWritten(FileElement element, @Nullable String variable) {
        if (variable != null && declared.isFact(variable)) {
            refusals.refuse(Rule.FACT, element, "'%s' is a fact that only a step may write".formatted(variable));
        }
    }

    void checkCondition(FileElement condition) {
        if (condition.attribute("language") != null) {
            refusals.refuse(Rule.CONDITION, condition, "a script is not permitted");
        }
        try {
            Condition.parse(condition.text()).forEach(comparison -> checkRead(condition, comparison));
        } catch (ConditionNotPermitted e) {
            refusals.refuse(Rule.CONDITION, condition, e.getMessage());
        }
    }

    private void checkRead(FileElement condition, Comparison comparison) {
        if (declared.isPartial()) {
            return;
        }
        if (!declared.knows(comparison.variable())) {
            refusals.refuse(Rule.CONDITION, condition, "nothing writes '%s'".formatted(comparison.variable()));
            return;
        }
        declared.types(comparison.variable()).stream()
                .flatMap(type -> type.objection(comparison).stream())
                .findFirst()
                .ifPresent(why -> refusals.refuse(Rule.CONDITION, condition, why));
        var words = declared.words(comparison.variable());
        if (!words.isEmpty() && comparison.literal() instanceof String word && !words.contains(word)) {
            refusals.refuse(
                    Rule.CONDITION,
                    condition,
                    "'%s' is never '%s': expected one of %s"
                            .formatted(comparison.variable(), word, new TreeSet<>(words)));
        }
    }
}
