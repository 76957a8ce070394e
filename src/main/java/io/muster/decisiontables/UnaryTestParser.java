package io.muster.decisiontables;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A parser for the most common cells: "-", null, literals, comparisons with a number, intervals, comma lists and
 * {@code not(...)}. Everything else (variables, functions, dates, arithmetic) gives empty: not analysed.
 */
final class UnaryTestParser {

    private static final double LARGEST = 1e300;
    private static final String NOTHING = "null";
    private static final String NUMBER = "-?(?:\\d+(?:\\.\\d+)?|\\.\\d+)(?:[eE][+-]?\\d+)?";
    private static final Pattern EXPONENT = Pattern.compile("\\d[eE]");
    private static final Pattern LITERAL = Pattern.compile(NUMBER);
    private static final Pattern COMPARISON = Pattern.compile("(<=|>=|<|>)\\s*(" + NUMBER + ")");
    private static final Pattern INTERVAL =
            Pattern.compile("([\\[(\\]])\\s*(" + NUMBER + ")\\s*\\.\\.\\s*(" + NUMBER + ")\\s*([\\])\\[])");
    private static final Pattern NEGATION = Pattern.compile("not\\s*\\((.*)\\)", Pattern.DOTALL);
    /** Without escapes, because their meaning differs between engines. */
    private static final Pattern TEXT = Pattern.compile("\"([^\"\\\\]*)\"");

    private final ValueKind kind;
    private final Dialect dialect;

    UnaryTestParser(ValueKind kind, Dialect dialect) {
        this.kind = kind;
        this.dialect = dialect;
    }

    /** @return empty if the cell is not understood */
    Optional<UnaryTest> parse(String cell) {
        var text = cell.strip();
        if (text.isEmpty() || text.equals("-")) {
            return Optional.of(new UnaryTest.Any());
        }
        if (dialect == Dialect.ENGINE && isReadOtherwise(text)) {
            return Optional.empty();
        }
        var negation = NEGATION.matcher(text);
        if (negation.matches()) {
            return parseList(negation.group(1)).map(UnaryTest.Not::new);
        }
        return parseList(text);
    }

    private boolean isReadOtherwise(String text) {
        return kind == ValueKind.BOOLEAN && !text.matches("true|false|null|not\\s*\\(\\s*null\\s*\\)")
                || kind.isNumeric() && EXPONENT.matcher(text).find();
    }

    private Optional<UnaryTest> parseList(String text) {
        var tests = new ArrayList<UnaryTest>();
        for (var part : splitAtCommas(text)) {
            var test = parseOne(part.strip());
            if (test.isEmpty()) {
                return Optional.empty();
            }
            tests.add(test.get());
        }
        return Optional.of(tests.size() == 1 ? tests.get(0) : new UnaryTest.AnyOf(List.copyOf(tests)));
    }

    private static List<String> splitAtCommas(String text) {
        var parts = new ArrayList<String>();
        var quoted = false;
        var from = 0;
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '"') {
                quoted = !quoted;
            } else if (text.charAt(i) == ',' && !quoted) {
                parts.add(text.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(text.substring(from));
        return parts;
    }

    private Optional<UnaryTest> parseOne(String text) {
        if (text.equals(NOTHING)) {
            return Optional.of(new UnaryTest.Missing());
        }
        return switch (kind) {
            case NUMBER, WHOLE_NUMBER -> number(text);
            case TEXT -> text(text);
            case BOOLEAN -> truth(text);
            case OTHER -> Optional.empty();
        };
    }

    private Optional<UnaryTest> number(String text) {
        if (LITERAL.matcher(text).matches()) {
            return value(text).map(UnaryTest.Equal::new);
        }
        var comparison = COMPARISON.matcher(text);
        if (comparison.matches()) {
            return value(comparison.group(2)).map(end -> compare(comparison.group(1), end));
        }
        var interval = INTERVAL.matcher(text);
        return interval.matches()
                ? value(interval.group(2))
                        .flatMap(low -> value(interval.group(3))
                                .map(high -> new UnaryTest.Interval(
                                        low,
                                        interval.group(1).equals("["),
                                        high,
                                        interval.group(4).equals("]"))))
                : Optional.empty();
    }

    private static UnaryTest compare(String operator, double end) {
        return operator.startsWith("<")
                ? new UnaryTest.Interval(Double.NEGATIVE_INFINITY, false, end, operator.endsWith("="))
                : new UnaryTest.Interval(end, operator.endsWith("="), Double.POSITIVE_INFINITY, false);
    }

    private static Optional<UnaryTest> text(String text) {
        var literal = TEXT.matcher(text);
        return literal.matches() ? Optional.of(new UnaryTest.Equal(literal.group(1))) : Optional.empty();
    }

    private static Optional<UnaryTest> truth(String text) {
        return text.equals("true") || text.equals("false")
                ? Optional.of(new UnaryTest.Equal(Boolean.valueOf(text)))
                : Optional.empty();
    }

    /**
     * Empty for a number that is not exactly a double, or so large that no double lies beside it: engines compare exact
     * decimals. Zero is unsigned here: -0.0 and 0.0 are the same input.
     */
    private Optional<Double> value(String number) {
        var value = Double.parseDouble(number) + 0.0;
        var isSmall = Math.abs(value) < (kind == ValueKind.WHOLE_NUMBER ? Region.WHOLE_NUMBERS_END : LARGEST);
        return isSmall && new BigDecimal(number).compareTo(BigDecimal.valueOf(value)) == 0
                ? Optional.of(value)
                : Optional.empty();
    }
}
