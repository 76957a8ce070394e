package io.muster.proofs.prover;

import io.muster.decisiontables.DecisionTable;
import io.muster.decisiontables.DecisionTable.Rule;
import io.muster.decisiontables.HitPolicy;
import io.muster.decisiontables.Region;
import io.muster.decisiontables.Region.Fit;
import io.muster.proofs.prover.Tables.AskedTable;
import io.muster.verification.condition.ValueType;
import io.muster.verification.model.DiagramSemantics.DecisionSemantics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.util.function.SingletonSupplier;

/**
 * The possible answers of a table when some inputs are unknown: it is evaluated for every combination of the values
 * that its cells distinguish in those inputs, null among them, regardless of the values the table itself lists, because
 * the engine ignores that list. If there are too many combinations, any answer in its rules is possible. A cell that is
 * not understood may match any value; a rule is the conjunction of its cells.
 */
final class TableSemantics implements DecisionSemantics {

    private static final int MOST_QUESTIONS = 5_000;

    private final AskedTable asked;
    private final DecisionTable table;
    private final SingletonSupplier<TableOutputs> outputs;
    private final Map<Map<String, String>, Answers> answered = new ConcurrentHashMap<>();
    /** By column: the values that its cells distinguish. */
    private final List<List<Region>> everything;

    TableSemantics(AskedTable asked) {
        this.asked = asked;
        this.table = asked.table();
        this.everything = IntStream.range(0, table.inputs().size())
                .mapToObj(this::everything)
                .toList();
        this.outputs = SingletonSupplier.of(
                () -> new TableOutputs(table.outputs().get(0).type()));
    }

    private List<Region> everything(int column) {
        var input = table.inputs().get(column);
        return input.isConverted()
                ? Region.of(input.unlimited(), table.tests(column))
                : List.of(Region.MISSING, Region.UNKNOWN);
    }

    @Override
    public String id() {
        return table.id();
    }

    @Override
    public Set<String> inputs() {
        return asked.inputs();
    }

    @Override
    public Optional<String> objection() {
        return Optional.ofNullable(asked.objection())
                .or(() -> table.rules().stream()
                        .flatMap(rule -> outputs.get().objection(answer(rule)).stream())
                        .findFirst());
    }

    @Override
    public Optional<ValueType> type() {
        return outputs.get()
                .type(table.rules().stream().map(TableSemantics::answer).collect(Collectors.toSet()));
    }

    @Override
    public Answers answers(Map<String, String> known) {
        return answered.computeIfAbsent(Map.copyOf(known), this::ask);
    }

    private Answers ask(Map<String, String> known) {
        var domains = new ArrayList<List<Region>>();
        var questions = 1L;
        for (var column = 0; column < everything.size(); column++) {
            var input = table.inputs().get(column);
            var word = known.get(AskedTable.variable(input));
            domains.add(word == null ? everything.get(column) : List.of(Region.ofWord(input, word)));
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

    /** The rule's answer in the first output, as written. */
    private static String answer(Rule rule) {
        return rule.outputs().get(0);
    }

    private static Fit fit(Rule rule, List<Region> question) {
        var all = Fit.YES;
        for (var i = 0; i < question.size(); i++) {
            var fit = question.get(i).fit(rule.cells().get(i));
            if (fit == Fit.NO) {
                return Fit.NO;
            }
            all = fit == Fit.PERHAPS ? Fit.PERHAPS : all;
        }
        return all;
    }

    /** The answers to all inputs so far. */
    private final class Collected {

        private final Set<String> values = new TreeSet<>();
        private boolean none;

        void anything() {
            table.rules().forEach(this::add);
            none = true;
        }

        void askEach(List<List<Region>> domains, List<Region> question) {
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

        private void ask(List<Region> question) {
            var answered = false;
            for (var rule : table.rules()) {
                var fit = fit(rule, question);
                if (fit != Fit.NO) {
                    add(rule);
                }
                answered |= fit == Fit.YES;
                if (answered && table.hitPolicy() == HitPolicy.FIRST) {
                    return;
                }
            }
            none |= !answered;
        }

        private void add(Rule rule) {
            var value = outputs.get().value(answer(rule));
            if (value == null) {
                none = true;
            } else {
                values.add(value.toString());
            }
        }
    }
}
