package io.muster.decisions;

import io.muster.decisiontables.DecisionTable;
import io.muster.decisiontables.DecisionTable.Input;
import io.muster.decisiontables.DecisionTable.Rule;
import io.muster.decisiontables.UnaryTest;
import io.muster.decisiontables.ValueKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The check of the columns and cells of one table, each separately. */
final class CellCheck {

    private final String file;
    private final DecisionTable table;
    private final LifecycleVariables variables;
    private final List<DecisionProblem> findings = new ArrayList<>();

    CellCheck(String file, DecisionTable table, LifecycleVariables variables) {
        this.file = file;
        this.table = table;
        this.variables = variables;
    }

    List<DecisionProblem> findings() {
        for (var column = 0; column < table.inputs().size(); column++) {
            var input = table.inputs().get(column);
            checkValues(input);
            for (var rule : table.rules()) {
                checkCell(input, rule, column);
            }
        }
        if (table.answeredByDefault() && !table.inputs().isEmpty()) {
            add(DecisionRule.DEFAULT_OUTPUT, List.of(), "its default output is never given");
        }
        return findings;
    }

    private void checkValues(Input input) {
        var left = variables.values(input.expression(), input.kind()).stream()
                .flatMap(List::stream)
                .filter(value -> !input.hasValue(value))
                .map(CellCheck::word)
                .collect(Collectors.joining(", "));
        if (!left.isEmpty()) {
            add(DecisionRule.VALUES, List.of(), "the values of '%s' leave out %s".formatted(input.expression(), left));
        }
    }

    private void checkCell(Input input, Rule rule, int column) {
        var cell = rule.cells().get(column).test();
        if (cell.isPresent()) {
            checkLiterals(input, rule, cell.get());
        } else if (input.kind() == ValueKind.BOOLEAN) {
            add(DecisionRule.TRUTH, List.of(rule.id()), what(rule, input) + "expected true, false, null or nothing");
        } else {
            add(DecisionRule.NOT_ANALYSED, List.of(rule.id()), what(rule, input) + "the cell cannot be analysed");
        }
    }

    private void checkLiterals(Input input, Rule rule, UnaryTest cell) {
        var foreseen = TableCheck.foreseen(input, variables);
        literals(cell)
                .filter(value -> !foreseen.hasValue(value))
                .forEach(value -> add(
                        DecisionRule.UNKNOWN_VALUE,
                        List.of(rule.id()),
                        what(rule, input) + "%s is not one of its declared values".formatted(word(value))));
    }

    private static Stream<Object> literals(UnaryTest test) {
        if (test instanceof UnaryTest.Equal equal) {
            return Stream.of(equal.expected());
        }
        if (test instanceof UnaryTest.AnyOf anyOf) {
            return anyOf.tests().stream().flatMap(CellCheck::literals);
        }
        return test instanceof UnaryTest.Not not ? literals(not.test()) : Stream.empty();
    }

    private static String what(Rule rule, Input input) {
        return "rule %d, input '%s': ".formatted(rule.number(), input.expression());
    }

    private static String word(Object value) {
        if (value instanceof Double number && number == Math.rint(number)) {
            return String.valueOf(number.longValue());
        }
        return value instanceof String text ? '"' + text + '"' : String.valueOf(value);
    }

    private void add(DecisionRule rule, List<String> rules, String what) {
        findings.add(new DecisionProblem(rule, file, table.id(), rules, what));
    }
}
