package io.muster.decisiontables;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A decision table: its text, and the meaning of what is understood of it.
 *
 * @param id of the decision it belongs to
 * @param decision name of that decision
 */
public record DecisionTable(
        String id, String decision, Answers answers, List<Input> inputs, List<Output> outputs, List<Rule> rules) {

    public DecisionTable {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        rules = List.copyOf(rules);
    }

    /**
     * How the answer follows from the matching rules.
     *
     * @param aggregation how the outputs of all matching rules are combined, such as {@code SUM}; empty if they are not
     * @param byDefault whether inputs without a rule get a declared default output
     */
    public record Answers(HitPolicy hitPolicy, String aggregation, boolean byDefault) {

        public boolean aggregated() {
            return !aggregation.isEmpty();
        }

        /** Whether several matching rules may contribute their own answers. */
        public boolean mayBeSeveral() {
            return hitPolicy.answersSeveral() && !aggregated();
        }

        /** Such as {@code FIRST} or {@code COLLECT SUM}. */
        public String inWords() {
            return aggregated() ? hitPolicy + " " + aggregation : hitPolicy.name();
        }
    }

    public HitPolicy hitPolicy() {
        return answers.hitPolicy();
    }

    public boolean answeredByDefault() {
        return answers.byDefault();
    }

    /** The same rules with other inputs. */
    public DecisionTable asked(UnaryOperator<Input> changed) {
        return new DecisionTable(
                id, decision, answers, inputs.stream().map(changed).toList(), outputs, rules);
    }

    /**
     * One input column.
     *
     * @param expression that is tested, usually the name of an input
     * @param type as written in the column; empty if it is not
     * @param domain possible values, as far as the model or the signature limit them
     * @param mayBeMissing whether it may also have no value
     */
    public record Input(String expression, String type, ValueKind kind, List<UnaryTest> domain, boolean mayBeMissing) {

        public Input {
            domain = List.copyOf(domain);
        }

        /** Whether the process engine makes every value one of this kind, or fails. */
        public boolean isConverted() {
            return ValueKind.converted(type).filter(known -> known == kind).isPresent();
        }

        /** With exactly these values, and never missing. */
        public Input within(List<UnaryTest> values) {
            return new Input(expression, type, kind, values, false);
        }

        /** With any value and with none. */
        public Input unlimited() {
            return new Input(expression, type, kind, List.of(), true);
        }

        /** Whether the value is possible. */
        public boolean hasValue(Object value) {
            return domain.stream().allMatch(test -> test.matches(value));
        }
    }

    /**
     * One output column.
     *
     * @param name empty if it has none
     * @param type as written; empty if it is not
     */
    public record Output(String name, String type) {}

    /**
     * The condition of a rule on one input.
     *
     * @param text as written
     * @param understood null if the cell is not understood: it may match any value, or none
     */
    public record Cell(String text, @Nullable UnaryTest understood) {

        public Optional<UnaryTest> test() {
            return Optional.ofNullable(understood);
        }

        boolean matchesAll() {
            return understood instanceof UnaryTest.Any;
        }
    }

    /**
     * One row.
     *
     * @param id as in the file
     * @param number counts from 1, as modelers show it
     * @param cells one per input
     * @param outputs as written
     */
    public record Rule(String id, int number, List<Cell> cells, List<String> outputs) {

        public Rule {
            cells = List.copyOf(cells);
            outputs = List.copyOf(outputs);
        }

        public boolean isUnderstood() {
            return cells.stream().allMatch(cell -> cell.test().isPresent());
        }

        /** The conditions as written. */
        public List<String> conditions() {
            return cells.stream().map(Cell::text).toList();
        }

        UnaryTest test(int input) {
            return cells.get(input).test().orElseThrow();
        }
    }

    public List<Rule> understood() {
        return rules.stream().filter(Rule::isUnderstood).toList();
    }

    public boolean isUnderstood() {
        return rules.stream().allMatch(Rule::isUnderstood);
    }

    /** The understood tests of one column. */
    public Stream<UnaryTest> tests(int input) {
        return rules.stream().flatMap(rule -> rule.cells().get(input).test().stream());
    }

    /** Such as {@code tier 1, 2 → metric "auc", minimum 0.7}. */
    public String inWords(Rule rule) {
        var asked = new ArrayList<String>();
        for (var i = 0; i < inputs.size(); i++) {
            var cell = rule.cells().get(i);
            if (!cell.matchesAll()) {
                asked.add(inputs.get(i).expression() + " " + cell.text());
            }
        }
        var answered = new ArrayList<String>();
        for (var i = 0; i < outputs.size(); i++) {
            if (!rule.outputs().get(i).isEmpty()) {
                answered.add(outputs.get(i).name() + " " + rule.outputs().get(i));
            }
        }
        return "%s → %s".formatted(asked.isEmpty() ? "always" : String.join(", ", asked), String.join(", ", answered));
    }

    /** Each cell that is not understood, in words. */
    Stream<String> notUnderstood() {
        return rules.stream()
                .flatMap(rule -> IntStream.range(0, inputs.size())
                        .filter(column -> rule.cells().get(column).test().isEmpty())
                        .mapToObj(column -> "rule %d of '%s', input '%s': %s"
                                .formatted(
                                        rule.number(),
                                        decision,
                                        inputs.get(column).expression(),
                                        rule.cells().get(column).text())));
    }
}
