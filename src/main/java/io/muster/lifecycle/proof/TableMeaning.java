package io.muster.lifecycle.proof;

import io.muster.lifecycle.decision.Feel;
import io.muster.lifecycle.decision.Feel.Fit;
import io.muster.lifecycle.proof.AskedTable.Column;
import io.muster.lifecycle.proof.AskedTable.Rule;
import io.muster.verification.DecisionMeaning;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a table can answer when not everything asked is known: it is asked once for every combination of the values that
 * the missing inputs can have. Where these are too many or not listed, it may answer whatever stands in its rules. Each
 * cell is evaluated once for each value; a rule is the conjunction of its cells.
 */
final class TableMeaning implements DecisionMeaning {

    private static final int MOST_QUESTIONS = 5_000;

    private final AskedTable table;
    private final Map<Map<String, String>, Answers> answered = new ConcurrentHashMap<>();
    private final Map<Cell, Fit> fits = new ConcurrentHashMap<>();

    private record Cell(int column, String test, String value) {}

    /** @param table all of whose answers are literal: of others nothing can be said */
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
    public Answers answers(Map<String, String> known) {
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
        var answers = new Collected();
        if (questions == 0 || questions > MOST_QUESTIONS) {
            answers.anything();
        } else {
            answers.askEach(domains, new ArrayList<>());
        }
        return new Answers(answers.values, answers.none);
    }

    /** Empty when its values are not known. */
    private static List<String> domain(Column column, Map<String, String> known) {
        if (known.containsKey(column.name())) {
            return List.of(known.get(column.name()));
        }
        return column.isBoolean() ? List.of("true", "false") : column.values();
    }

    private Fit fit(Rule rule, List<String> question) {
        var all = Fit.YES;
        for (var i = 0; i < question.size(); i++) {
            var fit = fits.computeIfAbsent(new Cell(i, rule.tests().get(i), question.get(i)), this::fit);
            if (fit == Fit.NO) {
                return Fit.NO;
            }
            all = fit == Fit.PERHAPS ? Fit.PERHAPS : all;
        }
        return all;
    }

    private Fit fit(Cell cell) {
        return Feel.fits(cell.test(), table.columns().get(cell.column()).typed(cell.value()));
    }

    /** The answers to all questions so far. */
    private final class Collected {

        private final Set<String> values = new TreeSet<>();
        private boolean none;

        void anything() {
            table.rules().forEach(this::add);
            none = true;
        }

        void askEach(List<List<String>> domains, List<String> question) {
            if (question.size() == domains.size()) {
                ask(question);
                return;
            }
            for (var value : domains.get(question.size())) {
                question.add(value);
                askEach(domains, question);
                question.remove(question.size() - 1);
            }
        }

        private void ask(List<String> question) {
            var answered = false;
            for (var rule : table.rules()) {
                var fit = fit(rule, question);
                if (fit != Fit.NO) {
                    add(rule);
                }
                answered |= fit == Fit.YES;
                if (answered && table.firstOnly()) {
                    return;
                }
            }
            none |= !answered;
        }

        private void add(Rule rule) {
            values.add(rule.output().replaceAll("^\"|\"$", ""));
        }
    }
}
