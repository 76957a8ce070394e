package io.muster.proofs.prover;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.proofs.prover.Tables.AskedTable;
import io.muster.testing.RandomColumn;
import io.muster.verification.condition.EngineWords;
import io.muster.verification.condition.ValueType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random tables are evaluated as by the engine for every small input, missing and unforeseen ones included; the proof, which
 * knows only some of the inputs, must foresee the answer.
 */
class TablesAgreeSlowTests {

    private static final int TABLES = 100;

    private static final List<RandomColumn> COLUMNS = List.of(
            new RandomColumn(
                    "n:double",
                    Arrays.asList(-1.5, 0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 3, null),
                    List.of(
                            "",
                            "-",
                            "1",
                            "< 2",
                            "<= 2",
                            "> 1",
                            "[1..2]",
                            "(1..3)",
                            "]0..2[",
                            "not(2)",
                            "1, 3",
                            "null",
                            "not(null)",
                            "not(1, null)",
                            ".5",
                            "-1.5",
                            "not (2)",
                            "[3..1]",
                            "<-1, [ 2 .. 3 ]"),
                    List.of("> w", "3 - 1", "not(< w)", "number(t)", "0.50000000000000000001", "1e0")),
            new RandomColumn(
                    "w:integer",
                    Arrays.asList(-1, 0, 1, 2, 3, 4L, 5.0, "3", "three", null),
                    List.of("", "1", "< 2", ">= 2", "not(2, 3)", "null", "1, 2, 3", "[1..3)", "not(null)"),
                    List.of("1 + 1", "n", "cellInput > 2", "modulo(cellInput, 2) = 0")),
            new RandomColumn(
                    "l:long",
                    Arrays.asList(-3, 1152921504606846976L, 1152921504606846990L, 9007199254740991L, 7, "7", null),
                    List.of("", "7", "> 7", "9007199254740991", "not(7)", "null"),
                    List.of("1152921504606846990", "< 1152921504606846990", "not(1152921504606846976)")),
            new RandomColumn(
                    "t:string",
                    Arrays.asList("a", "b", "", "never named", 1, true, null),
                    List.of(
                            "-",
                            "\"a\"",
                            "\"b\"",
                            "\"a\", \"b\"",
                            "not(\"a\")",
                            "not(\"a\", \"b\")",
                            "null",
                            "\"a\", null",
                            "not(null)",
                            "\"\"",
                            "\"1\"",
                            "\"true\""),
                    List.of("string length(cellInput) > 1", "< \"b\"", "u", "starts with(cellInput, \"nev\")")),
            new RandomColumn(
                    "u:",
                    Arrays.asList("a", "1", 1, true, null),
                    List.of("-", "\"a\"", "1", "true", "null", "not(\"a\")"),
                    List.of("t")),
            new RandomColumn(
                    "f:boolean",
                    Arrays.asList(true, false, "true", "no", null),
                    List.of("", "-", "true", "false", "null", "not(null)"),
                    // The engine reads lists and not(...) of truth values otherwise than they say: MUSTER-207.
                    List.of("n > 1", "true, false", "not(true)", "false, true", "true, null", "not(false)")),
            new RandomColumn(
                    "k:number",
                    Arrays.asList(1, 2.5, "1", "a", true, null),
                    List.of("-"),
                    List.of("1", "> 1", "null", "not(null)", "not(1)", "[1..2]")));

    private static final Map<String, List<String>> ANSWERS = Map.of(
            "string", List.of("\"x\"", "\"y\"", "\"x y\"", "1", "null", ""),
            "integer", List.of("1", "2", "-3", "1.0", "null", ""),
            "double", List.of("1", "2.5", "10000000", "\"2\""),
            "boolean", List.of("true", "false", "\"true\""),
            "", List.of("\"x\"", "1", "1.5", "false"));

    static IntStream seeds() {
        return IntStream.range(0, TABLES);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theProofForeseesEveryAnswer(int seed) {
        var random = new Random(seed);
        var columns = columns(random);
        var table = table(columns, random, true);
        var asked = table.asked();
        var meaning = new TableSemantics(asked);
        assertThat(meaning.objection()).as(table.file()).isEmpty();

        for (var inputs : RandomColumn.inputs(columns)) {
            var known = known(columns, inputs, random);
            answer(asked, inputs).ifPresent(given -> {
                var foreseen = meaning.answers(known);
                var said = "%s to %s, known %s, foreseen %s".formatted(table.file(), inputs, known, foreseen);
                if (given.isEmpty()) {
                    assertThat(foreseen.orNone()).as(said).isTrue();
                } else {
                    assertThat(foreseen.values()).as(said).contains(given.get().toString());
                    meaning.type()
                            .ifPresent(type ->
                                    assertThat(isOf(type, given.get())).as(said).isTrue());
                }
            });
        }
    }

    /** If all cells are literals and one rule answers, the proof foresees exactly the possible answers. */
    @ParameterizedTest
    @MethodSource("seeds")
    void andNoOther(int seed) {
        var random = new Random(10_000 + seed);
        var columns = columns(random).stream()
                .filter(column -> !column.input().endsWith(":"))
                .toList();
        var table = table(columns, random, false);

        var asked = table.asked();
        var given = new TreeSet<String>();
        for (var inputs : RandomColumn.inputs(columns)) {
            answer(asked, inputs).ifPresent(answer -> given.add(String.valueOf(answer.orElse("nothing"))));
        }

        var foreseen = table.meaning().answers(Map.of());
        var said = new TreeSet<>(foreseen.values());
        if (foreseen.orNone()) {
            said.add("nothing");
        }
        assertThat(said).as(table.file()).isEqualTo(given);
    }

    /** Words of tables, functions and types of FEEL: those a table does not read as a variable are taken. */
    @Test
    void whatIsNotTakenIsAVariableToATable() {
        var names = Stream.concat(
                EngineWords.all().stream(),
                Stream.of(
                        "tier",
                        "notes",
                        "inside",
                        "date",
                        "time",
                        "duration",
                        "years",
                        "item",
                        "partial",
                        "today",
                        "day",
                        "instance",
                        "of",
                        "count",
                        "sum",
                        "min",
                        "max",
                        "all",
                        "any",
                        "list",
                        "context",
                        "string",
                        "number",
                        "boolean",
                        "is",
                        "get",
                        "put",
                        "start",
                        "end",
                        "contains",
                        "range",
                        "month",
                        "week",
                        "then1"));
        var read = names.collect(Collectors.partitioningBy(
                name -> {
                    var table = new DrawnTable(
                            "FIRST", List.of(name + ":string"), "string", List.of("\"a\"|\"x\"", "-|\"y\""));
                    return answer(table.asked(), Map.of(name, "a")).equals(Optional.of(Optional.of("x")));
                },
                Collectors.toCollection(TreeSet::new)));

        assertThat(read.get(false)).allMatch(EngineWords::isTaken);
        assertThat(read.get(false))
                .contains(
                        "null", "true", "false", "and", "or", "in", "then", "else", "return", "satisfies", "function");
    }

    private static boolean isOf(ValueType type, Object value) {
        return switch (type) {
            case TEXT -> value instanceof String;
            case BOOLEAN -> value instanceof Boolean;
            case INTEGER -> value instanceof Integer || value instanceof Long;
            case NUMBER -> value instanceof Number;
        };
    }

    private static List<RandomColumn> columns(Random random) {
        var columns = new ArrayList<>(COLUMNS);
        java.util.Collections.shuffle(columns, random);
        return List.copyOf(columns.subList(0, 1 + random.nextInt(2)));
    }

    private static DrawnTable table(List<RandomColumn> columns, Random random, boolean anything) {
        var type = one(List.copyOf(new TreeMap<>(ANSWERS).keySet()), random);
        var rules = IntStream.rangeClosed(0, random.nextInt(5))
                .mapToObj(rule -> columns.stream()
                                .map(column -> cell(column, anything, random))
                                .map(cell -> cell + "|")
                                .collect(Collectors.joining())
                        + one(ANSWERS.get(type), random))
                .toList();
        var policy = anything ? one(List.of("FIRST", "UNIQUE", "ANY", "COLLECT", "RULE ORDER"), random) : "FIRST";
        return new DrawnTable(policy, columns.stream().map(RandomColumn::input).toList(), type, rules);
    }

    private static String cell(RandomColumn column, boolean anything, Random random) {
        return one(anything && random.nextInt(6) == 0 ? column.computed() : column.cells(), random);
    }

    /** Some of the inputs, as the proof keeps them. */
    private static Map<String, String> known(List<RandomColumn> columns, Map<String, Object> inputs, Random random) {
        var known = new TreeMap<String, String>();
        columns.stream()
                .filter(column -> inputs.get(column.name()) != null && random.nextBoolean())
                .forEach(column -> known.put(column.name(), String.valueOf(inputs.get(column.name()))));
        return known;
    }

    /** The result of evaluating one value: empty if the engine fails, and an empty answer if no rule gives one. */
    private static Optional<Optional<Object>> answer(AskedTable table, Map<String, Object> inputs) {
        try {
            var rows = table.rows(inputs);
            if (rows.size() > 1) {
                return Optional.empty();
            }
            return Optional.of(rows.stream()
                    .flatMap(row -> row.values().stream().filter(value -> value != null))
                    .findFirst());
        } catch (DmnEngineException | FeelException e) {
            return Optional.empty();
        }
    }

    private static <T> T one(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }
}
