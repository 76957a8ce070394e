package io.muster.decisiontables;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The test of whether at least one rule of a fully understood table matches a row. */
public final class RowCoverage {

    private final List<DecisionTable.Rule> rules;
    private final int inputs;

    /** @throws IllegalArgumentException if a rule of the table is not understood */
    public RowCoverage(DecisionTable table) {
        if (!table.isUnderstood()) {
            throw new IllegalArgumentException("Not all rules of '%s' can be analysed".formatted(table.decision()));
        }
        this.rules = table.rules();
        this.inputs = table.inputs().size();
    }

    /**
     * @param values one per input, in the table's order: Double, String or Boolean; null for missing matches "-" and
     *     "null"
     */
    public boolean isHit(Object[] values) {
        return rules.stream().anyMatch(rule -> fits(rule, values));
    }

    private boolean fits(DecisionTable.Rule rule, Object[] values) {
        for (var input = 0; input < inputs; input++) {
            if (!fits(rule.test(input), values[input])) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(UnaryTest test, @Nullable Object value) {
        return value == null ? test instanceof UnaryTest.Any || test instanceof UnaryTest.Missing : test.matches(value);
    }
}
