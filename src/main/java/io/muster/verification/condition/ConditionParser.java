package io.muster.verification.condition;

import io.muster.verification.condition.Condition.And;
import io.muster.verification.condition.Condition.Comparison;
import io.muster.verification.condition.Condition.Not;
import io.muster.verification.condition.Condition.Operator;
import io.muster.verification.condition.Condition.Or;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Recursive descent over {@code or := and ('||' and)*}, {@code and := not ('&&' not)*}, {@code not := '!' not | '(' or ')' | comparison}. */
final class ConditionParser {

    private static final Pattern VARIABLE = Pattern.compile("[a-zA-Z][a-zA-Z0-9]*");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final Pattern TEXT = Pattern.compile("'[^'\\\\]*'|\"[^\"\\\\]*\"");
    private static final Pattern TRUTH = Pattern.compile("(true|false)\\b");

    /** Longest first, so that {@code <=} is not read as {@code <}. */
    private static final List<Operator> OPERATORS = Stream.of(Operator.values())
            .sorted(Comparator.comparing((Operator operator) -> -operator.sign().length()))
            .toList();

    private static final int DEEPEST = 50;

    private final String text;
    private int position;
    private int depth;

    ConditionParser(String text) {
        this.text = text.strip();
    }

    Condition parse() {
        expect("${");
        var condition = or();
        expect("}");
        if (position != text.length()) {
            throw wanted("the end");
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
            throw wanted("less nesting");
        }
        try {
            return operand();
        } finally {
            depth--;
        }
    }

    private Condition operand() {
        if (accept("!")) {
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
        var variable = take(VARIABLE).orElseThrow(() -> wanted("a variable"));
        var operator = OPERATORS.stream()
                .filter(each -> accept(each.sign()))
                .findFirst()
                .orElseThrow(() -> wanted("one of == != < <= > >="));
        return new Comparison(variable, operator, literal());
    }

    private Object literal() {
        return take(TEXT)
                .<Object>map(quoted -> quoted.substring(1, quoted.length() - 1))
                .or(() -> take(NUMBER).map(Double::valueOf))
                .or(() -> take(TRUTH).map(Boolean::valueOf))
                .orElseThrow(() -> wanted("a text in quotes, a number, true or false"));
    }

    private boolean accept(String sign) {
        skipBlanks();
        if (!text.startsWith(sign, position)) {
            return false;
        }
        position += sign.length();
        return true;
    }

    private void expect(String sign) {
        if (!accept(sign)) {
            throw wanted("'" + sign + "'");
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

    private ConditionNotPermitted wanted(String what) {
        return new ConditionNotPermitted(text, position, what);
    }
}
