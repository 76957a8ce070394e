package io.muster.verification.condition;

import java.util.List;
import java.util.function.Consumer;

/**
 * The condition of a sequence flow in the permitted form: comparisons of variables with literals, joined by {@code &&},
 * {@code ||} and {@code !}.
 */
public sealed interface Condition {

    /**
     * A comparison.
     *
     * @param literal text, {@link Double} or {@link Boolean}
     */
    record Comparison(String variable, Operator operator, Object literal) implements Condition {}

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
    }

    /**
     * @param text such as <code>${reviewDecision == 'accept' &amp;&amp; tier &lt; 3}</code>
     * @throws ConditionNotPermitted if it is anything else
     */
    static Condition parse(String text) {
        return new ConditionParser(text).parse();
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
}
