package io.muster.verification.condition;

import io.muster.verification.condition.Condition.Comparison;
import java.util.Optional;

/**
 * The type of a variable's value. The engine coerces values of different types ({@code '01'} equals 1, {@code 'no'}
 * equals false) or fails. So that authors need not know these rules, a variable may be compared with literals of its
 * own type only.
 */
public enum ValueType {
    TEXT("a text"),
    INTEGER("a whole number"),
    NUMBER("a number"),
    BOOLEAN("true or false");

    private final String spoken;

    ValueType(String spoken) {
        this.spoken = spoken;
    }

    /** The type of a literal: every number is a {@link #NUMBER}. */
    public static ValueType of(Object literal) {
        if (literal instanceof Boolean) {
            return BOOLEAN;
        }
        return literal instanceof Double ? NUMBER : TEXT;
    }

    /** What is wrong with this comparison for a variable of this type, without full stop; empty if it is correct. */
    public Optional<String> objection(Comparison comparison) {
        return fits(comparison.literal())
                ? Optional.empty()
                : Optional.of("'%s' is %s and is compared with %s"
                        .formatted(comparison.variable(), spoken, comparison.literalText()));
    }

    private boolean fits(Object literal) {
        return switch (this) {
            case INTEGER -> literal instanceof Double number && number == Math.rint(number);
            case TEXT, NUMBER, BOOLEAN -> of(literal) == this;
        };
    }
}
