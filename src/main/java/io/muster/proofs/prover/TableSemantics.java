package io.muster.proofs.prover;

import io.muster.decisions.Feel;
import io.muster.decisions.Feel.Fit;
import io.muster.proofs.prover.AskedTable.Rule;
import io.muster.verification.condition.ValueType;
import io.muster.verification.model.DecisionSemantics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;

/**
 * The possible answers of a table when some inputs are unknown: it is evaluated for every combination of the values
 * that its cells distinguish in those inputs, null among them, regardless of the values the table itself lists, because
 * the engine ignores that list. If there are too many combinations, any answer in its rules is possible. Each cell is
 * evaluated once for each value; a rule is the conjunction of its cells.
 */
final class TableSemantics implements DecisionSemantics {

    private static final int MOST_QUESTIONS = 5_000;

    private final AskedTable table;
    private final List<TableCells> columns;
    private final SingletonSupplier<TableOutputs> outputs;
    private final Map<Map<String, String>, Answers> answered = new ConcurrentHashMap<>();
    private final Map<Cell, Fit> fits = new ConcurrentHashMap<>();

    private record Cell(int column, String test, @Nullable Object value) {}

    TableSemantics(AskedTable table) {
        this.table = table;
        this.columns = IntStream.range(0, table.columns().size())
                .mapToObj(column -> new TableCells(
                        table.columns().get(column).type(),
                        table.rules().stream()
                                .map(rule -> rule.tests().get(column))
                                .toList()))
                .toList();
        this.outputs = SingletonSupplier.of(() -> new TableOutputs(table.answerType()));
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
    public Optional<String> objection() {
        return Optional.ofNullable(table.objection())
                .or(() -> table.rules().stream()
                        .flatMap(rule -> outputs.get().objection(rule.output()).stream())
                        .findFirst());
    }

    @Override
    public Optional<ValueType> type() {
        return outputs.get().type(table.rules().stream().map(Rule::output).collect(Collectors.toSet()));
    }

    @Override
    public Answers answers(Map<String, String> known) {
        return answered.computeIfAbsent(Map.copyOf(known), this::ask);
    }

    private Answers ask(Map<String, String> known) {
        var domains = new ArrayList<List<@Nullable Object>>();
        var questions = 1L;
        for (var column = 0; column < columns.size(); column++) {
            var word = known.get(table.columns().get(column).name());
            domains.add(
                    word == null
                            ? columns.get(column).everything()
                            : List.of(columns.get(column).typed(word)));
            questions =
                    Math.min(MOST_QUESTIONS + 1, questions * domains.get(column).size());
        }
        var answers = new Collected();
        if (questions > MOST_QUESTIONS) {
            answers.anything();
        } else {
            answers.askEach(domains, new ArrayList<>());
        }
        return new Answers(answers.values, answers.none);
    }

    private Fit fit(Rule rule, List<@Nullable Object> question) {
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
        var isEmpty = cell.test().isEmpty() || cell.test().equals("-");
        var isKnown = cell.value() != TableCells.ANYTHING
                && columns.get(cell.column()).isPlain(cell.test());
        return isEmpty || isKnown ? Feel.fits(cell.test(), cell.value()) : Fit.PERHAPS;
    }

    /** The answers to all inputs so far. */
    private final class Collected {

        private final Set<String> values = new TreeSet<>();
        private boolean none;

        void anything() {
            table.rules().forEach(this::add);
            none = true;
        }

        void askEach(List<List<@Nullable Object>> domains, List<@Nullable Object> question) {
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

        private void ask(List<@Nullable Object> question) {
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
            var value = outputs.get().value(rule.output());
            if (value == null) {
                none = true;
            } else {
                values.add(value.toString());
            }
        }
    }
}
