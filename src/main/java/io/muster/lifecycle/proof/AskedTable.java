package io.muster.lifecycle.proof;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;

/** One decision table, asked as the process engine asks it, but without one. */
final class AskedTable {

    private final DmnEngine engine;
    private final DmnDecision decision;
    private final List<Column> columns;
    private final TableRules rules;

    AskedTable(DmnEngine engine, DmnDecision decision, List<Column> columns, TableRules rules) {
        this.engine = engine;
        this.decision = decision;
        this.columns = List.copyOf(columns);
        this.rules = rules;
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
     * What can be read from the rules without asking them.
     *
     * @param outputs every answer any rule can give, or empty when one computes it
     * @param catchesAll whether some rule fits whatever is asked
     */
    record TableRules(Set<String> outputs, boolean catchesAll) {}

    String id() {
        return decision.getKey();
    }

    List<Column> columns() {
        return columns;
    }

    TableRules rules() {
        return rules;
    }

    Set<String> inputs() {
        return columns.stream().map(Column::name).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The rows that fit, outputs by name.
     *
     * @param inputs by name; what is missing was not stated
     */
    List<Map<String, Object>> ask(Map<String, ?> inputs) {
        var stated = new java.util.HashMap<String, Object>(inputs);
        columns.forEach(column -> stated.putIfAbsent(column.name(), null));
        return engine.evaluateDecisionTable(decision, stated).getResultList();
    }

    /** The only answers of the rows that fit, as texts. */
    List<String> words(Map<String, ?> inputs) {
        return ask(inputs).stream()
                .flatMap(row -> row.values().stream().limit(1))
                .map(String::valueOf)
                .toList();
    }
}
