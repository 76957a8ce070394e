package io.muster.decisiontables;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The analysis of random small tables is compared with trying every distinguishable input: all halves between −1
 * and 6, three texts, both truth values. The cells are evaluated by what they were made from, not by the parser.
 */
class RandomTablesTests {

    private record Cell(String text, Predicate<Object> fits) {}

    private record Column(String input, List<Object> values) {}

    private static final Column NUMBER = new Column(
            "n:number", IntStream.range(-2, 13).<Object>mapToObj(i -> i / 2.0).toList());
    private static final Column WHOLE = new Column(
            "w:integer",
            IntStream.range(-1, 7).<Object>mapToObj(i -> (double) i).toList());
    private static final Column TEXT = new Column("t:string", List.of("a", "b", "never named"));
    private static final Column TRUTH = new Column("f:boolean", List.of(true, false));

    static Stream<Long> seeds() {
        return new Random(20260302).longs(400).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theAnalysisFindsWhatTryingOutFinds(long seed) {
        var random = new Random(seed);
        var columns = columns(random);
        var rules = IntStream.range(0, 1 + random.nextInt(6))
                .mapToObj(rule ->
                        columns.stream().map(column -> cell(column, random)).toList())
                .toList();
        var table = Tables.table(
                "UNIQUE",
                columns.stream().map(Column::input).toList(),
                rules.stream()
                        .map(rule -> rule.stream().map(Cell::text).collect(Collectors.joining("|")))
                        .toArray(String[]::new));
        assertThat(table.isUnderstood()).isTrue();

        var tried = tryOut(columns, rules);
        var analysis = new TableAnalysis(table);

        assertThat(analysis.gaps().finished()).isTrue();
        assertThat(analysis.gaps().count() > 0).as("has gaps").isEqualTo(tried.gap());
        assertThat(analysis.overlaps().described().stream()
                        .map(overlap -> overlap.firstRule() + "+" + overlap.secondRule()))
                .containsExactlyInAnyOrderElementsOf(tried.overlaps().keySet());
        var coverage = new RowCoverage(table);
        inputs(columns)
                .forEach(input -> assertThat(coverage.isHit(input.toArray()))
                        .isEqualTo(rules.stream().anyMatch(rule -> fits(rule, input))));
    }

    private record Tried(boolean gap, Map<String, List<Object>> overlaps) {}

    private static Tried tryOut(List<Column> columns, List<List<Cell>> rules) {
        var gap = false;
        var overlaps = new LinkedHashMap<String, List<Object>>();
        for (var input : inputs(columns)) {
            var fitting = IntStream.range(0, rules.size())
                    .filter(rule -> fits(rules.get(rule), input))
                    .toArray();
            gap |= fitting.length == 0;
            for (var first : fitting) {
                for (var second : fitting) {
                    if (first < second) {
                        overlaps.put((first + 1) + "+" + (second + 1), input);
                    }
                }
            }
        }
        return new Tried(gap, overlaps);
    }

    private static boolean fits(List<Cell> rule, List<Object> input) {
        return IntStream.range(0, rule.size()).allMatch(i -> rule.get(i).fits().test(input.get(i)));
    }

    private static List<List<Object>> inputs(List<Column> columns) {
        List<List<Object>> inputs = List.of(List.of());
        for (var column : columns) {
            var longer = new ArrayList<List<Object>>();
            for (var input : inputs) {
                for (var value : column.values()) {
                    longer.add(Stream.concat(input.stream(), Stream.of(value)).toList());
                }
            }
            inputs = longer;
        }
        return inputs;
    }

    private static List<Column> columns(Random random) {
        var columns = new ArrayList<>(List.of(NUMBER, WHOLE, TEXT, TRUTH));
        java.util.Collections.shuffle(columns, random);
        return columns.subList(0, 1 + random.nextInt(3));
    }

    private static Cell cell(Column column, Random random) {
        if (random.nextInt(4) == 0) {
            return new Cell("-", value -> true);
        }
        if (random.nextInt(5) == 0) {
            var inner = simple(column, random);
            return new Cell("not(" + inner.text() + ")", inner.fits().negate());
        }
        if (random.nextInt(5) == 0) {
            var one = simple(column, random);
            var two = simple(column, random);
            return new Cell(one.text() + ", " + two.text(), one.fits().or(two.fits()));
        }
        return simple(column, random);
    }

    private static Cell simple(Column column, Random random) {
        if (column == TEXT) {
            var text = random.nextBoolean() ? "a" : "b";
            return new Cell('"' + text + '"', text::equals);
        }
        if (column == TRUTH) {
            var truth = random.nextBoolean();
            return new Cell(Boolean.toString(truth), value -> value.equals(truth));
        }
        return random.nextBoolean() ? comparison(random) : interval(random);
    }

    private static Cell comparison(Random random) {
        var end = random.nextInt(6);
        return switch (random.nextInt(5)) {
            case 0 -> new Cell("< " + end, value -> (Double) value < end);
            case 1 -> new Cell("<= " + end, value -> (Double) value <= end);
            case 2 -> new Cell("> " + end, value -> (Double) value > end);
            case 3 -> new Cell(">=" + end, value -> (Double) value >= end);
            default -> new Cell("" + end, value -> (Double) value == end);
        };
    }

    private static Cell interval(Random random) {
        var low = random.nextInt(5);
        var high = low + random.nextInt(3);
        var from = random.nextBoolean();
        var to = random.nextBoolean();
        return new Cell(
                (from ? "[" : random.nextBoolean() ? "(" : "]") + low + ".." + high + (to ? "]" : ")"),
                value -> (from ? (Double) value >= low : (Double) value > low)
                        && (to ? (Double) value <= high : (Double) value < high));
    }
}
