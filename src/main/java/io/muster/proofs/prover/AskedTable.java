package io.muster.proofs.prover;

import io.muster.decisions.AskedDecision;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One decision table, evaluated as the process engine does, but without an engine.
 *
 * @param rules in their order
 * @param firstOnly whether only the first matching rule answers
 * @param answerType of DMN, such as {@code string}; empty when the table does not say
 * @param objection why its answer is not written in one of its rules, without full stop; or null
 * @param decision the table as parsed by the engine; parsing is slow, so it is done only to evaluate it
 */
public record AskedTable(
        String id,
        List<Column> columns,
        List<Rule> rules,
        boolean firstOnly,
        String answerType,
        @Nullable String objection,
        Supplier<AskedDecision> decision) {

    public AskedTable {
        columns = List.copyOf(columns);
        rules = List.copyOf(rules);
    }

    /**
     * An input of the table.
     *
     * @param name of its variable, or empty when it computes something
     * @param type of DMN, such as {@code string} or {@code integer}; empty when the table does not say
     */
    public record Column(String name, String type) {}

    /**
     * A row.
     *
     * @param tests one per column, in FEEL
     * @param output its first answer, in FEEL
     */
    record Rule(List<String> tests, String output) {

        Rule {
            tests = List.copyOf(tests);
        }
    }

    Set<String> inputs() {
        return columns.stream()
                .map(Column::name)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The first outputs of the matching rows, as texts.
     *
     * @param inputs by name; a missing input was not stated
     */
    public List<String> words(Map<String, ?> inputs) {
        return rows(inputs).stream()
                .flatMap(row -> row.values().stream().limit(1))
                .map(String::valueOf)
                .toList();
    }

    /** The outputs by name, a map for each matching row. */
    List<Map<String, Object>> rows(Map<String, ?> inputs) {
        var stated = new HashMap<String, Object>(inputs);
        columns.forEach(column -> stated.putIfAbsent(column.name(), null));
        return decision.get().ask(stated);
    }
}
