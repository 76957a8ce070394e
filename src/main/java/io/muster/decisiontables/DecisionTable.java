package io.muster.decisiontables;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A decision table as the analysis reads it.
 *
 * @param id of the decision it belongs to
 * @param decision name of that decision
 */
public record DecisionTable(String id, String decision, Answers answers, List<Input> inputs, List<Rule> rules) {

    public DecisionTable {
        inputs = List.copyOf(inputs);
        rules = List.copyOf(rules);
    }

    /**
     * How the answer follows from the matching rules.
     *
     * @param aggregated whether the outputs of all matching rules are combined: sum, minimum, maximum or count
     * @param byDefault whether inputs without a rule get a declared default output
     */
    public record Answers(HitPolicy hitPolicy, boolean aggregated, boolean byDefault) {}

    public HitPolicy hitPolicy() {
        return answers.hitPolicy();
    }

    public boolean answeredByDefault() {
        return answers.byDefault();
    }

    /** The same rules with other inputs. */
    public DecisionTable asked(UnaryOperator<Input> changed) {
        return new DecisionTable(
                id, decision, answers, inputs.stream().map(changed).toList(), rules);
    }

    /**
     * One input column.
     *
     * @param expression that is tested, usually the name of an input
     * @param domain possible values, as far as the model or the signature limit them
     * @param mayBeMissing whether it may also have no value
     */
    public record Input(String expression, ValueKind kind, List<UnaryTest> domain, boolean mayBeMissing) {

        public Input {
            domain = List.copyOf(domain);
        }

        /** With exactly these values, and never missing. */
        public Input within(List<UnaryTest> values) {
            return new Input(expression, kind, values, false);
        }

        /** With any value and with none. */
        public Input withWhatever() {
            return new Input(expression, kind, List.of(), true);
        }

        /** Whether the value is possible. */
        public boolean hasValue(Object value) {
            return domain.stream().allMatch(test -> test.matches(value));
        }
    }

    /**
     * One row.
     *
     * @param id as in the file
     * @param number counts from 1, as modelers show it
     * @param tests one per input; empty if the cell is not understood
     * @param outputs as written
     */
    public record Rule(String id, int number, List<Optional<UnaryTest>> tests, List<String> outputs) {

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
