package io.muster.verification.condition;

import io.muster.shared.Refusal;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The condition of a sequence flow in the permitted form: comparisons of variables with literals, joined by {@code &&},
 * {@code ||} and {@code !(...)}.
 */
public sealed interface Condition {

    /**
     * A comparison.
     *
     * @param literal text, {@link Double} or {@link Boolean}; only numbers have an order
     */
    record Comparison(String variable, Operator operator, Object literal) implements Condition {

        /**
         * Whether the comparison holds, as the engine compares values of the literal's type; null equals nothing.
         *
         * @param word the variable's value as text
         * @throws NumberFormatException if the literal is a number and the word is not
         */
        public boolean holds(@Nullable String word) {
            if (word == null) {
                return operator == Operator.NOT_EQUAL;
            }
            return literal instanceof Double number
                    ? operator.holds(Double.compare(Double.parseDouble(word), number))
                    : operator.holds(word.equals(literal.toString()) ? 0 : 1);
        }

        String literalText() {
            return literal instanceof String ? "'" + literal + "'" : literal.toString();
        }
    }

    record Not(Condition operand) implements Condition {}

    record And(List<Condition> operands) implements Condition {
        public And {
            operands = List.copyOf(operands);
        }
    }

    record Or(List<Condition> operands) implements Condition {
        public Or {
            operands = List.copyOf(operands);
        }
    }

    /** How a variable is compared. */
    enum Operator {
        EQUAL("=="),
        NOT_EQUAL("!="),
        LESS("<"),
        AT_MOST("<="),
        MORE(">"),
        AT_LEAST(">=");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }

        boolean isOrder() {
            return this != EQUAL && this != NOT_EQUAL;
        }

        private boolean holds(int order) {
            return switch (this) {
                case EQUAL -> order == 0;
                case NOT_EQUAL -> order != 0;
                case LESS -> order < 0;
                case AT_MOST -> order <= 0;
                case MORE -> order > 0;
                case AT_LEAST -> order >= 0;
            };
        }
    }

    /**
     * @param text such as <code>${reviewDecision == 'accept' &amp;&amp; tier &lt; 3}</code>
     * @throws ConditionNotPermitted if it is anything else
     */
    static Condition parse(String text) {
        return new ConditionParser(text, name -> !EngineWords.isTaken(name)).parse();
    }

    /**
     * Parses the condition that completes a multi-instance activity, which may also use the engine's counters.
     *
     * @throws ConditionNotPermitted if it is anything else
     */
    static Condition parseCompletion(String text) {
        return new ConditionParser(text, name -> EngineWords.COUNTERS.contains(name) || !EngineWords.isTaken(name))
                .parse();
    }

    /** Visits every comparison. */
    default void forEach(Consumer<Comparison> visitor) {
        if (this instanceof Comparison comparison) {
            visitor.accept(comparison);
        } else if (this instanceof Not not) {
            not.operand().forEach(visitor);
        } else if (this instanceof And and) {
            and.operands().forEach(operand -> operand.forEach(visitor));
        } else if (this instanceof Or or) {
            or.operands().forEach(operand -> operand.forEach(visitor));
        }
    }

    /** The condition does not have the permitted form. */
    public static class ConditionNotPermitted extends Refusal {

        private static final int SHOWN_EACH_SIDE = 100;

        ConditionNotPermitted(String text, int position, String expected) {
            super(
                    VerificationProblem.CONDITION_NOT_PERMITTED,
                    "Condition '%s' is not permitted: expected %s at position %d"
                            .formatted(around(text, position), expected, position + 1));
        }

        /** A long condition is shortened to the part around the error. */
        private static String around(String text, int position) {
            var begin = position <= 2 * SHOWN_EACH_SIDE ? 0 : position - SHOWN_EACH_SIDE;
            var end = Math.min(text.length(), begin + 3 * SHOWN_EACH_SIDE);
            return (begin > 0 ? "…" : "") + text.substring(begin, end) + (end < text.length() ? "…" : "");
        }
    }
}
