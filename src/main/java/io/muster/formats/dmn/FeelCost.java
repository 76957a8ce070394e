package io.muster.formats.dmn;

import io.muster.formats.dmn.FeelTokens.Kind;
import java.util.Optional;
import java.util.Set;

/** The cost of evaluating one FEEL expression, judged by its tokens. */
final class FeelCost {

    /** Functions whose time does not grow with numbers, and at most linearly with the length of texts. */
    private static final Set<String> HARMLESS = Set.of(
            "date",
            "time",
            "date and time",
            "duration",
            "years and months duration",
            "not",
            "is",
            "all",
            "any",
            "list contains",
            "count",
            "min",
            "max",
            "sum",
            "mean",
            "substring",
            "string length",
            "upper case",
            "lower case",
            "substring before",
            "substring after",
            "contains",
            "starts with",
            "ends with",
            "abs",
            "odd",
            "even",
            "modulo",
            "sqrt",
            "day of year",
            "day of week",
            "month of year",
            "week of year",
            "now",
            "today",
            "before",
            "after",
            "meets",
            "met by",
            "overlaps",
            "includes",
            "during",
            "starts",
            "finishes",
            "coincides");

    /** Functions that are harmless too if the number of digits is omitted or a small literal. */
    private static final Set<String> ROUNDING =
            Set.of("decimal", "floor", "ceiling", "round up", "round down", "round half up", "round half down");

    private static final int LONGEST_NAME = 4;
    private static final int MOST_DIGITS = 100;

    private FeelCost() {}

    /** Why the cost of an expression has no known bound; empty if it has one. */
    static Optional<String> unbounded(FeelTokens feel) {
        for (var i = 0; i < feel.size(); i++) {
            var token = feel.get(i);
            if (token.isLoop() || token.is("function") || token.is("**") || token.is("{")) {
                return Optional.of("it uses '%s'".formatted(token.text()));
            }
            if (token.kind() == Kind.NUMBER && token.text().matches(".*[eE].*")) {
                return Optional.of("it writes the number '%s'".formatted(token.text()));
            }
            if (token.is("(") && isCall(feel, i) && !isHarmless(feel, i)) {
                return Optional.of("it calls '%s'".formatted(feel.get(i - 1).text()));
            }
        }
        return Optional.empty();
    }

    private static boolean isCall(FeelTokens feel, int bracket) {
        if (bracket == 0) {
            return false;
        }
        var before = feel.get(bracket - 1);
        return before.isWord() || before.closes();
    }

    private static boolean isHarmless(FeelTokens feel, int bracket) {
        for (var words = 1; words <= LONGEST_NAME && words <= bracket; words++) {
            var name = feel.part(bracket - words, bracket).inWords();
            if (HARMLESS.contains(name)) {
                return true;
            }
            if (ROUNDING.contains(name)) {
                return keepsFewDigits(feel.part(bracket + 1, feel.endOfBracket(bracket + 1)));
            }
        }
        return false;
    }

    private static boolean keepsFewDigits(FeelTokens arguments) {
        var comma = arguments.find(0, Set.of(","));
        if (comma >= arguments.size()) {
            return arguments.size() > 0 && !arguments.tokens().stream().anyMatch(token -> token.is(":"));
        }
        var digits = arguments.part(comma + 1, arguments.size());
        return digits.size() == 1
                && digits.get(0).kind() == Kind.NUMBER
                && Double.parseDouble(digits.get(0).text()) <= MOST_DIGITS;
    }

    /**
     * How many times larger than its operands the value of an expression may be: concatenated texts get longer, lists
     * hold more, and products of numbers have more integer digits.
     *
     * @param isNumber whether only a number can be its result
     */
    static double growth(FeelTokens feel, boolean isNumber) {
        return feel.tokens().stream()
                .filter(token -> token.is("*") || token.is("/") || !isNumber && (token.is("+") || token.is(",")))
                .count();
    }
}
