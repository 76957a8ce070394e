package io.muster.lifecycle.proof;

import io.muster.lifecycle.proof.AskedTable.Column;
import io.muster.verification.DecisionMeaning;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a table can answer when not everything asked is known: it is asked once for every combination of the values that
 * the missing inputs can have. Where these are too many or not listed, it may answer whatever stands in its rules.
 */
final class TableMeaning implements DecisionMeaning {

    private static final int MOST_QUESTIONS = 5_000;

    private final AskedTable table;
    private final Map<Map<String, String>, Answers> answered = new HashMap<>();

    TableMeaning(AskedTable table) {
        this.table = table;
    }

    @Override
    public String id() {
        return table.id();
    }

    @Override
    public Set<String> inputs() {
        return table.inputs();
    }

    @Override
    public synchronized Answers answers(Map<String, String> known) {
        return answered.computeIfAbsent(Map.copyOf(known), this::ask);
    }

    private Answers ask(Map<String, String> known) {
        var domains = new ArrayList<List<String>>();
        var questions = 1L;
        for (var column : table.columns()) {
            var domain = domain(column, known);
            domains.add(domain);
            questions *= domain.size();
        }
        return questions == 0 || questions > MOST_QUESTIONS ? anything() : each(domains);
    }

    /** Empty when its values are not known. */
    private static List<String> domain(Column column, Map<String, String> known) {
        if (known.containsKey(column.name())) {
            return List.of(known.get(column.name()));
        }
        return column.isBoolean() ? List.of("true", "false") : column.values();
    }

    private Answers anything() {
        return new Answers(table.rules().outputs(), !table.rules().catchesAll());
    }

    private Answers each(List<List<String>> domains) {
        var values = new TreeSet<String>();
        var none = new boolean[1];
        combine(domains, new HashMap<>(), 0, values, none);
        return new Answers(values, none[0]);
    }

    private void combine(
            List<List<String>> domains, Map<String, Object> question, int at, Set<String> values, boolean[] none) {
        if (at == domains.size()) {
            var words = table.words(question);
            values.addAll(words);
            none[0] |= words.isEmpty();
            return;
        }
        var column = table.columns().get(at);
        for (var value : domains.get(at)) {
            question.put(column.name(), column.typed(value));
            combine(domains, question, at + 1, values, none);
        }
    }
}
