package io.muster.verification.condition;

import io.muster.verification.condition.Condition.And;
import io.muster.verification.condition.Condition.Comparison;
import io.muster.verification.condition.Condition.ConditionNotPermitted;
import io.muster.verification.condition.Condition.Not;
import io.muster.verification.condition.Condition.Operator;
import io.muster.verification.condition.Condition.Or;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A recursive descent parser for {@code or := and ('||' and)*}, {@code and := not ('&&' not)*}, {@code not := '!' not |
 * '(' or ')' | comparison}.
 */
final class ConditionParser {

    private static final Pattern VARIABLE = Pattern.compile("[a-zA-Z][a-zA-Z0-9]*");
    /** Numbers that a double holds exactly, without leading zeros or a negative zero. */
    private static final Pattern NUMBER =
            Pattern.compile("(?!-0(\\.0+)?(?![\\d.]))-?(0|[1-9]\\d{0,14})(\\.\\d{1,15})?(?![\\d.])");

    private static final Pattern TEXT = Pattern.compile("'[^'\\\\]*'|\"[^\"\\\\]*\"");
    private static final Pattern TRUTH = Pattern.compile("(true|false)\\b");

    /** Longest first, so that {@code <=} is not read as {@code <}. */
    private static final List<Operator> OPERATORS = Stream.of(Operator.values())
            .sorted(Comparator.comparing((Operator operator) -> -operator.sign().length()))
            .toList();

    private static final int DEEPEST = 50;

    private final String text;
    private final Predicate<String> isVariable;
    private int position;
    private int depth;

    /** @param isVariable whether a name is a variable's */
    ConditionParser(String text, Predicate<String> isVariable) {
        // Trimmed as the engine does: any other white space before the dollar sign would turn the whole condition into
        // a text.
        this.text = text.trim();
        this.isVariable = isVariable;
    }

    Condition parse() {
        if (!text.startsWith("${")) {
            throw expected("'${'");
        }
        position = 2;
        var condition = or();
        expect("}");
        if (position != text.length()) {
            throw expected("the end");
        }
        return condition;
    }

    private Condition or() {
        var operands = joined("||", this::and);
        return operands.size() == 1 ? operands.get(0) : new Or(operands);
    }

    private Condition and() {
        var operands = joined("&&", this::not);
        return operands.size() == 1 ? operands.get(0) : new And(operands);
    }

    private List<Condition> joined(String sign, Supplier<Condition> operand) {
        var operands = new ArrayList<Condition>();
        do {
            operands.add(operand.get());
        } while (accept(sign));
        return operands;
    }

    private Condition not() {
        if (++depth > DEEPEST) {
            throw expected("at most %d levels of brackets".formatted(DEEPEST));
        }
        try {
            return operand();
        } finally {
            depth--;
        }
    }

    private Condition operand() {
        if (accept("!")) {
            if (!comes("!") && !comes("(")) {
                throw expected("'(' after '!', because the engine applies '!' to the name beside it, not to the "
                        + "comparison");
            }
            return new Not(not());
        }
        if (accept("(")) {
            var inner = or();
            expect(")");
            return inner;
        }
        return comparison();
    }

    private Condition comparison() {
        skipBlanks();
        var begin = position;
        var variable = take(VARIABLE).orElseThrow(() -> expected("a variable"));
        if (!isVariable.test(variable)) {
            position = begin;
            throw expected("a variable, which '%s' is not in the engine".formatted(variable));
        }
        var operator = OPERATORS.stream()
                .filter(each -> accept(each.sign()))
                .findFirst()
                .orElseThrow(() -> expected("one of == != < <= > >="));
        return new Comparison(variable, operator, operator.isOrder() ? number() : literal());
    }

    /** The engine orders texts too, letter by letter, which is never intended. */
    private Object number() {
        return take(NUMBER).map(Double::valueOf).orElseThrow(() -> expected("a number without zeros in front"));
    }

    private Object literal() {
        return take(TEXT)
                .<Object>map(quoted -> quoted.substring(1, quoted.length() - 1))
                .or(() -> take(TRUTH).map(Boolean::valueOf))
                .or(() -> take(NUMBER).map(Double::valueOf))
                .orElseThrow(() -> expected("a text in quotes, true, false or a number without zeros in front"));
    }

    private boolean accept(String sign) {
        if (!comes(sign)) {
            return false;
        }
        position += sign.length();
        return true;
    }

    private boolean comes(String sign) {
        skipBlanks();
        return text.startsWith(sign, position);
    }

    private void expect(String sign) {
        if (!accept(sign)) {
            throw expected("'" + sign + "'");
        }
    }

    private Optional<String> take(Pattern pattern) {
        skipBlanks();
        var matcher = pattern.matcher(text).region(position, text.length());
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        position = matcher.end();
        return Optional.of(matcher.group());
    }

    private void skipBlanks() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
    }

    private ConditionNotPermitted expected(String what) {
        return new ConditionNotPermitted(text, position, what);
    }
}
