package io.muster.validation.rules;

import java.util.List;
import java.util.Optional;

/**
 * A decision table as the analysis understands it.
 *
 * @param decision name of the decision it belongs to
 * @param answeredByDefault whether inputs without a rule get a declared default output
 */
public record DecisionTable(
        String decision, HitPolicy hitPolicy, List<Input> inputs, List<Rule> rules, boolean answeredByDefault) {

    public DecisionTable {
        inputs = List.copyOf(inputs);
        rules = List.copyOf(rules);
    }

    /**
     * One input column.
     *
     * @param expression what is looked at, mostly the name of an input
     * @param domain what values there are, as far as the model or the signature limit them
     */
    public record Input(String expression, ValueKind kind, List<UnaryTest> domain) {

        public Input {
            domain = List.copyOf(domain);
        }

        boolean hasValue(Object value) {
            return domain.stream().allMatch(test -> test.matches(value));
        }
    }

    /**
     * One row.
     *
     * @param number counts from 1, as modelers show it
     * @param tests one an input; empty where the cell is not understood
     * @param outputs as written
     */
    public record Rule(int number, List<Optional<UnaryTest>> tests, List<String> outputs) {

        public Rule {
            tests = List.copyOf(tests);
            outputs = List.copyOf(outputs);
        }

        public boolean isUnderstood() {
            return tests.stream().allMatch(Optional::isPresent);
        }

        UnaryTest test(int input) {
            return tests.get(input).orElseThrow();
        }
    }

    public List<Rule> understood() {
        return rules.stream().filter(Rule::isUnderstood).toList();
    }

    public boolean isUnderstood() {
        return rules.stream().allMatch(Rule::isUnderstood);
    }
}
