package io.muster.proofs.comparison;

import io.muster.decisions.LifecycleVariables;
import io.muster.decisiontables.DecisionModel.Decision;
import io.muster.decisiontables.DecisionTable;
import io.muster.decisiontables.DecisionTable.Output;
import io.muster.decisiontables.Region;
import io.muster.decisiontables.UnaryTest;
import io.muster.proofs.comparison.AreaWording.Input;
import io.muster.proofs.comparison.TableChange.AnswerChange;
import io.muster.proofs.comparison.TableChange.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The comparison of two versions of a decision table by their answers: both are evaluated for every combination of the
 * values that their cells distinguish, and of all values that processes have. As the cells are literals, comparisons
 * and intervals, this covers every possible input. If a cell computes something, or there are too many combinations,
 * the answers count as looser.
 */
final class TableComparison {

    private static final int MOST_QUESTIONS = 50_000;

    private final Decision former;
    private final Decision sent;
    private final DecisionTable before;
    private final DecisionTable after;
    private final Strictness strictness;
    private final LifecycleVariables variables;

    /** Inputs by the change of their answer. */
    private final Map<Found, Set<List<Region>>> found = new LinkedHashMap<>();

    private final Map<String, Set<List<Region>>> objections = new LinkedHashMap<>();

    /** @param kind empty when it is an objection */
    private record Found(Kind kind, String what) {}

    /** Both are tables. */
    TableComparison(Decision former, Decision sent, Strictness strictness, LifecycleVariables variables) {
        this.former = former;
        this.sent = sent;
        this.before = Objects.requireNonNull(former.table());
        this.after = Objects.requireNonNull(sent.table());
        this.strictness = strictness;
        this.variables = variables;
    }

    /** @param file name of the file that contains the later version */
    TableChange in(String file) {
        var shape = shape();
        return new TableChange(
                after.id(),
                file,
                TableRows.changed(before, after),
                shape.isEmpty() ? answers() : List.of(),
                objections(shape));
    }

    private List<String> objections(List<String> shape) {
        var regions = new AreaWording(inputs());
        return Stream.concat(
                        shape.stream(),
                        objections.entrySet().stream()
                                .map(entry -> "%s (%s)".formatted(entry.getKey(), regions.inWords(entry.getValue()))))
                .toList();
    }

    /** The properties of the table that its callers rely on. */
    private List<String> shape() {
        var wrong = new ArrayList<String>();
        var policy = before.answers().inWords();
        if (!policy.equals(after.answers().inWords())) {
            wrong.add("its hit policy was %s, is %s"
                    .formatted(policy, after.answers().inWords()));
        }
        for (var output : before.outputs()) {
            var same = after.outputs().stream()
                    .filter(other -> other.name().equals(output.name()))
                    .findFirst();
            if (same.isEmpty()) {
                wrong.add("its output '%s' is missing".formatted(output.name()));
            } else if (!same.get().type().equals(output.type())) {
                wrong.add("its output '%s' was of type '%s', is '%s'"
                        .formatted(output.name(), output.type(), same.get().type()));
            }
        }
        return wrong;
    }

    private List<AnswerChange> answers() {
        var then = new TableAnswers(former, before);
        var now = new TableAnswers(sent, after);
        var inputs = inputs();
        var why = then.objection().or(now::objection).or(this::retyped).or(() -> tooMany(inputs));
        if (why.isPresent()) {
            return List.of(new AnswerChange(
                    Kind.UNKNOWN, "its answers cannot be compared, because " + why.get(), "no one can say where"));
        }
        ask(then, now, inputs, new ArrayList<>());
        var regions = new AreaWording(inputs);
        return found.entrySet().stream()
                .map(entry -> new AnswerChange(
                        entry.getKey().kind(), entry.getKey().what(), regions.inWords(entry.getValue())))
                .sorted(Comparator.comparing(AnswerChange::kind))
                .toList();
    }

    private Optional<String> retyped() {
        return before.inputs().stream()
                .flatMap(input -> after.inputs().stream()
                        .filter(other -> other.expression().equals(input.expression())
                                && !other.type().equals(input.type())))
                .findFirst()
                .map(input -> "the type of input '%s' is another one".formatted(input.expression()));
    }

    private static Optional<String> tooMany(List<Input> inputs) {
        var questions =
                inputs.stream().mapToDouble(input -> input.values().size()).reduce(1, (a, b) -> a * b);
        return questions <= MOST_QUESTIONS
                ? Optional.empty()
                : Optional.of("there would be %.0f questions, more than %d".formatted(questions, MOST_QUESTIONS));
    }

    private List<Input> inputs() {
        return columns()
                .map(DecisionTable.Input::expression)
                .distinct()
                .map(this::input)
                .toList();
    }

    private Stream<DecisionTable.Input> columns() {
        return Stream.concat(before.inputs().stream(), after.inputs().stream());
    }

    private Input input(String name) {
        var column = columns()
                .filter(input -> input.expression().equals(name))
                .findFirst()
                .orElseThrow()
                .unlimited();
        var known = variables.words(name).stream()
                .sorted()
                .map(word -> Region.ofWord(column, word))
                .filter(Region::isOneValue)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        var tests = Stream.of(
                        tests(before, name),
                        tests(after, name),
                        known.stream().<UnaryTest>map(value -> new UnaryTest.Equal(value.sample())))
                .flatMap(each -> each);
        var values = new LinkedHashSet<>(known);
        values.addAll(Region.of(column, tests));
        return new Input(name, List.copyOf(values), known);
    }

    private static Stream<UnaryTest> tests(DecisionTable table, String input) {
        return IntStream.range(0, table.inputs().size())
                .filter(column -> table.inputs().get(column).expression().equals(input))
                .boxed()
                .flatMap(table::tests);
    }

    private void ask(TableAnswers then, TableAnswers now, List<Input> inputs, List<Region> values) {
        if (values.size() < inputs.size()) {
            for (var value : inputs.get(values.size()).values()) {
                values.add(value);
                ask(then, now, inputs, values);
                values.remove(values.size() - 1);
            }
            return;
        }
        var question = new TreeMap<String, Region>();
        for (var i = 0; i < values.size(); i++) {
            question.put(inputs.get(i).name(), values.get(i));
        }
        compare(then.ask(question), now.ask(question), new ArrayList<>(values));
    }

    private void compare(
            List<Map<String, @Nullable Object>> one, List<Map<String, @Nullable Object>> other, List<Region> question) {
        other.forEach(row -> row.forEach((output, value) ->
                strictness.objection(output, value).ifPresent(why -> add(objections, why, question))));
        if (one.equals(other)) {
            return;
        }
        if (!after.answers().mayBeSeveral()) {
            compareOnly(one, other, question);
        } else if (demands().isEmpty()) {
            add(Kind.UNKNOWN, "was %s, is %s".formatted(one, other), question);
        } else {
            compareDemands(byDemand(one), byDemand(other), question);
        }
    }

    private void compareOnly(
            List<Map<String, @Nullable Object>> one, List<Map<String, @Nullable Object>> other, List<Region> question) {
        if (other.isEmpty()) {
            add(objections, "it does not answer any more", question);
        } else if (one.isEmpty()) {
            add(Kind.UNKNOWN, "did not answer, answers %s".formatted(other.get(0)), question);
        } else {
            outputs()
                    .forEach(output -> compare(
                            "", output, one.get(0).get(output), other.get(0).get(output), question));
        }
    }

    private void compareDemands(
            Map<String, List<Map<String, @Nullable Object>>> one,
            Map<String, List<Map<String, @Nullable Object>>> other,
            List<Region> question) {
        var demands = new TreeSet<>(one.keySet());
        demands.addAll(other.keySet());
        for (var demand : demands) {
            if (!other.containsKey(demand)) {
                add(Kind.LOOSER, "%s is not demanded any more".formatted(demand), question);
            } else if (!one.containsKey(demand)) {
                add(Kind.STRICTER, "%s is demanded".formatted(demand), question);
            } else {
                outputs().stream()
                        .filter(output -> !strictness.isDemand(output))
                        .forEach(output -> compare(
                                demand + ": ",
                                output,
                                strictest(output, one.get(demand)),
                                strictest(output, other.get(demand)),
                                question));
            }
        }
    }

    private @Nullable Object strictest(String output, List<Map<String, @Nullable Object>> rows) {
        var answers = new ArrayList<@Nullable Object>();
        rows.forEach(row -> answers.add(row.get(output)));
        return strictness.strictest(output, answers);
    }

    private void compare(
            String of, String output, @Nullable Object one, @Nullable Object other, List<Region> question) {
        strictness
                .compare(output, one, other)
                .ifPresent(kind -> add(
                        kind,
                        "%s%s was %s, is %s"
                                .formatted(of, output, wording(one), wording(other))
                                .strip(),
                        question));
    }

    private static String wording(@Nullable Object value) {
        return value == null ? "not stated" : value.toString();
    }

    private Map<String, List<Map<String, @Nullable Object>>> byDemand(List<Map<String, @Nullable Object>> rows) {
        var demands = demands();
        return rows.stream()
                .collect(Collectors.groupingBy(row -> demands.stream()
                        .map(demand -> String.valueOf(row.get(demand)))
                        .collect(Collectors.joining(", "))));
    }

    private List<String> demands() {
        return outputs().stream().filter(strictness::isDemand).toList();
    }

    private List<String> outputs() {
        return Stream.concat(before.outputs().stream(), after.outputs().stream())
                .map(Output::name)
                .distinct()
                .filter(Objects::nonNull)
                .toList();
    }

    private void add(Kind kind, String what, List<Region> question) {
        add(found, new Found(kind, what), question);
    }

    private static <K> void add(Map<K, Set<List<Region>>> to, K what, List<Region> question) {
        to.computeIfAbsent(what, any -> new LinkedHashSet<>()).add(question);
    }
}
