package io.muster.diagrams;

import io.muster.processfiles.FileElement;
import io.muster.verification.condition.Condition;
import io.muster.verification.condition.Condition.Comparison;
import io.muster.verification.condition.ConditionNotPermitted;
import java.util.TreeSet;

/** The check that conditions read only variables that are written, and compare them with possible values. */
final class ConditionCheck {

    private final DeclaredVariables declared;
    private final ProblemCollector refusals;

    ConditionCheck(DeclaredVariables declared, ProblemCollector refusals) {
        this.declared = declared;
        this.refusals = refusals;
    }

    void check(FileElement condition) {
        if (condition.attribute("language") != null) {
            refusals.refuse(Rule.CONDITION, condition, "a script is not permitted");
        }
        try {
            Condition.parse(condition.text()).forEach(comparison -> check(condition, comparison));
        } catch (ConditionNotPermitted e) {
            refusals.refuse(Rule.CONDITION, condition, e.getMessage());
        }
    }

    private void check(FileElement condition, Comparison comparison) {
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
