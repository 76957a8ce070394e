package io.muster.decisions;

import java.util.List;

/**
 * One problem of a decision table or one of its cases.
 *
 * @param file that contains it
 * @param decision id of the table; empty when it cannot be determined
 * @param rules ids of the rules concerned, in the table's order; may be empty
 * @param what what is wrong, with the inputs that show it, in plain words
 */
public record DecisionProblem(DecisionRule rule, String file, String decision, List<String> rules, String what) {

    private static final String PAGE = "docs/decision-rules.md";

    public DecisionProblem {
        rules = List.copyOf(rules);
    }

    public boolean isEnforced() {
        return rule.isEnforced();
    }

    /** Such as {@code MUSTER-204 in routing.dmn, table 'routing': no rule answers tier = 2 [...]. See ...}. */
    public String sentence() {
        return "%s in %s%s%s: %s [%s]. See %s#%s"
                .formatted(
                        rule.id(),
                        file,
                        decision.isEmpty() ? "" : ", table '%s'".formatted(decision),
                        rules.isEmpty() ? "" : " at " + String.join(", ", rules),
                        what,
                        rule.sentence(),
                        PAGE,
                        rule.id().toLowerCase(java.util.Locale.ROOT));
    }
}
