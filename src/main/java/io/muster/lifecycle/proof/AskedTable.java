package io.muster.lifecycle.proof;

import io.muster.lifecycle.decision.AskedDecision;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One decision table, asked as the process engine asks it, but without one.
 *
 * @param rules in their order
 * @param firstOnly whether only the first rule that fits answers
 * @param decision the table as the engine understands it; understanding takes long, so only who asks it does
 */
record AskedTable(
        String id, List<Column> columns, List<Rule> rules, boolean firstOnly, Supplier<AskedDecision> decision) {

    AskedTable {
        columns = List.copyOf(columns);
        rules = List.copyOf(rules);
    }

    /**
     * An input of the table.
     *
     * @param name of the variable it asks, or empty when it computes something
     * @param type of DMN, such as {@code string} or {@code integer}
     * @param values the words the table says it can hold; empty for any
     */
    record Column(String name, String type, List<String> values) {

        /** A value as a process holds it. */
        Object typed(String text) {
            return switch (type) {
                case "boolean" -> Boolean.valueOf(text);
                case "integer", "long" -> Long.valueOf(text);
                case "double", "number" -> Double.valueOf(text);
                default -> text;
            };
        }

        boolean isBoolean() {
            return type.equals("boolean");
        }
    }

    /**
     * A row.
     *
     * @param tests one a column, in FEEL
     * @param output what it answers first, in FEEL
     */
    record Rule(List<String> tests, String output) {

        Rule {
            tests = List.copyOf(tests);
        }
    }

    private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"|-?\\d+(\\.\\d+)?|true|false");

    /** Whether everything it can answer stands in its rules. */
    boolean isLiteral() {
        return rules.stream().map(Rule::output).allMatch(LITERAL.asMatchPredicate());
    }

    Set<String> inputs() {
        return columns.stream().map(Column::name).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The first outputs of the rows that fit, as texts.
     *
     * @param inputs by name; what is missing was not stated
     */
    List<String> words(Map<String, ?> inputs) {
        return rows(inputs).stream()
                .flatMap(row -> row.values().stream().limit(1))
                .map(String::valueOf)
                .toList();
    }

    /** The outputs by name, a map for each row that fits. */
    List<Map<String, Object>> rows(Map<String, ?> inputs) {
        var stated = new HashMap<String, Object>(inputs);
        columns.forEach(column -> stated.putIfAbsent(column.name(), null));
        return decision.get().ask(stated);
    }
}
