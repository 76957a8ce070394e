package io.muster.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.decisiontables.DecisionFile;
import io.muster.decisiontables.DecisionTable;
import io.muster.decisiontables.DecisionTable.Input;
import io.muster.decisiontables.TableAnalysis;
import io.muster.processfiles.DeploymentFile;
import io.muster.processfiles.FileUnreadable;
import io.muster.testing.RandomColumn;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The engine evaluates random decision tables for every small input, missing ones included, and the results are
 * compared with the analysis of the same file: gaps, overlaps, and rules that never come first.
 */
class EngineAgreesSlowTests {

    private static final int TABLES = 120;

    private static final List<RandomColumn> COLUMNS = List.of(
            new RandomColumn(
                    "n:double",
                    Arrays.asList(-1.0, 0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 4.0, null),
                    List.of(
                            "",
                            "-",
                            "1",
                            "< 2",
                            "<= 2",
                            "> 1",
                            ">=3",
                            "[1..2]",
                            "(1..3)",
                            "]0..2[",
                            "not(2)",
                            "not(< 2)",
                            "1, 3",
                            "null",
                            "not(null)",
                            "2, null",
                            "> 2, null",
                            "not(1, null)",
                            "not([1..2], 3)",
                            ".5")),
            new RandomColumn(
                    "w:integer",
                    Arrays.asList(-1, 0, 1, 2, 3, 4, null),
                    List.of("", "1", "< 2", ">= 2", "not(2, 3)", "not(> 1)", "null", "1, 2, 3", "[1..3)", "not(null)")),
            new RandomColumn(
                    "t:string",
                    Arrays.asList("a", "b", "", "never named", null),
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
                            "not(\"b\", null)",
                            "\"\"")),
            new RandomColumn(
                    "f:boolean",
                    Arrays.asList(true, false, null),
                    List.of("", "-", "true", "false", "null", "not(null)")));

    static Stream<Long> seeds() {
        return new Random(20261124).longs(TABLES).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theAnalysisSaysWhatTheEngineDoes(long seed) throws FileUnreadable {
        var random = new Random(seed);
        var columns = new ArrayList<>(COLUMNS);
        java.util.Collections.shuffle(columns, random);
        var asked = columns.subList(0, 1 + random.nextInt(2));
        var rules = IntStream.rangeClosed(1, 1 + random.nextInt(5))
                .mapToObj(rule -> asked.stream()
                                .map(column -> column.cells()
                                        .get(random.nextInt(column.cells().size())))
                                .collect(Collectors.joining("|"))
                        + "|\"" + rule + "\"")
                .toArray(String[]::new);

        var described = answers(asked, rules);
        var analysis = new TableAnalysis(table(asked, rules, "UNIQUE"));

        assertThat(analysis.gaps().count() > 0)
                .as("gaps of %s", List.of(rules))
                .isEqualTo(described.contains(List.of()));
        assertThat(analysis.overlaps().described().stream()
                        .map(overlap -> List.of(overlap.firstRule(), overlap.secondRule())))
                .as("overlaps of %s", List.of(rules))
                .containsExactlyInAnyOrderElementsOf(pairs(described));
        assertThat(new TableAnalysis(table(asked, rules, "FIRST"))
                        .reach().unreachable().stream().map(TableAnalysis.Unreachable::rule))
                .as("unreachable of %s", List.of(rules))
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, rules.length)
                        .boxed()
                        .filter(rule -> described.stream().noneMatch(fitting -> fitting.indexOf(rule) == 0))
                        .toList());
    }

    private static DecisionTable table(List<RandomColumn> columns, String[] rules, String policy)
            throws FileUnreadable {
        var model = DecisionFile.read(new DeploymentFile("t.dmn", file(columns, rules, policy)));
        assertThat(model.notAnalysed()).isEmpty();
        return model.tables().get(0).asked(Input::unlimited);
    }

    /** The sets of rules that fit together, each in the table's order. */
    private static Set<List<Integer>> answers(List<RandomColumn> columns, String[] rules) {
        var decision = AskedDecision.of(file(columns, rules, "COLLECT"), "routing");
        return RandomColumn.inputs(columns).stream()
                .map(input -> decision.ask(input).stream()
                        .map(row -> Integer.valueOf((String) row.get("answer")))
                        .toList())
                .collect(Collectors.toSet());
    }

    private static Set<List<Integer>> pairs(Set<List<Integer>> described) {
        var pairs = new HashSet<List<Integer>>();
        described.forEach(fitting -> fitting.forEach(first -> fitting.stream()
                .filter(second -> first < second)
                .forEach(second -> pairs.add(List.of(first, second)))));
        return pairs;
    }

    private static byte[] file(List<RandomColumn> columns, String[] rules, String policy) {
        return Dmn.table(policy, columns.stream().map(RandomColumn::input).toList(), rules)
                .getBytes(StandardCharsets.UTF_8);
    }
}
