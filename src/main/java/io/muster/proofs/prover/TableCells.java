package io.muster.proofs.prover;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The cells of one column: which of them depend on literals only, and which values they can distinguish. A cell with
 * anything else, such as a function or another variable, may match any value or none.
 */
public final class TableCells {

    /** An unknown value. */
    public static final Object ANYTHING = new Object();

    private static final String NUMBER = "-?(?:\\d+(?:\\.\\d+)?|\\.\\d+)";
    private static final String NUMBERS =
            "%1$s|[<>]=?\\s*%1$s|[\\[\\](]\\s*%1$s\\s*\\.\\.\\s*%1$s\\s*[\\[\\])]".formatted(NUMBER);
    private static final String WORDS = "\"[^\"\\\\]*\"";
    /** The second of two dots belongs to an interval. */
    private static final Pattern ANY_NUMBER = Pattern.compile("-?(?:\\d+(?:\\.\\d+)?|(?<!\\.)\\.\\d+)");

    private static final Pattern ANY_WORD = Pattern.compile(WORDS);

    private final String type;
    private final List<String> cells;
    private final Pattern plain;

    /** @param type of DMN; empty when it is not given, so that the engine's conversion of values is unknown */
    public TableCells(String type, List<String> cells) {
        this.type = type;
        this.cells = List.copyOf(cells);
        this.plain = plain(type);
    }

    private static Pattern plain(String type) {
        var atom = switch (type) {
            case "string" -> WORDS;
            case "boolean" -> "true|false";
            case "integer", "long", "double" -> NUMBERS;
            default -> "null";
        };
        var list = "(?:null|%1$s)(?:\\s*,\\s*(?:null|%1$s))*".formatted(atom);
        return Pattern.compile("%1$s|not\\(\\s*%1$s\\s*\\)".formatted("(?:" + list + ")"));
    }

    public boolean isPlain(String cell) {
        return plain.matcher(cell).matches();
    }

    /** The engine's conversion of a variable's word in this column. */
    public Object typed(String word) {
        try {
            return switch (type) {
                case "string" -> word;
                case "boolean" -> Boolean.valueOf(word);
                case "integer", "long" -> whole(Double.parseDouble(word));
                case "double" -> Double.valueOf(word);
                default -> ANYTHING;
            };
        } catch (NumberFormatException e) {
            // The engine fails then, unless the word stands for something else.
            return ANYTHING;
        }
    }

    private static Object whole(double number) {
        return number == Math.rint(number) ? (Object) (long) number : ANYTHING;
    }

    /** A value for each case the cells distinguish, and null, because a variable may be missing. */
    public List<@Nullable Object> everything() {
        var values = new ArrayList<@Nullable Object>();
        values.add(null);
        switch (type) {
            case "string" -> {
                found(ANY_WORD)
                        .map(word -> word.substring(1, word.length() - 1))
                        .forEach(values::add);
                values.add("none of " + values);
            }
            case "boolean" -> values.addAll(List.of(true, false));
            case "integer", "long" -> values.addAll(wholeNumbers());
            case "double" -> values.addAll(numbers());
            default -> values.add(ANYTHING);
        }
        return values.stream().distinct().toList();
    }

    private List<Long> wholeNumbers() {
        var values = new TreeSet<>(List.of(0L));
        found(ANY_NUMBER)
                .map(Double::parseDouble)
                .forEach(number -> values.addAll(List.of(
                        (long) Math.floor(number) - 1,
                        (long) Math.floor(number),
                        (long) Math.ceil(number),
                        (long) Math.ceil(number) + 1)));
        return List.copyOf(values);
    }

    private List<Double> numbers() {
        var told = new TreeSet<>(List.of(0.0));
        found(ANY_NUMBER).map(Double::valueOf).forEach(told::add);
        var values = new TreeSet<>(told);
        told.forEach(number -> {
            var lower = told.lower(number);
            values.add(lower == null ? number - 1 : (lower + number) / 2);
        });
        values.add(told.last() + 1);
        return List.copyOf(values);
    }

    private Stream<String> found(Pattern pattern) {
        return cells.stream()
                .filter(this::isPlain)
                .flatMap(cell -> pattern.matcher(cell).results())
                .map(result -> result.group());
    }
}
