package io.muster.verification.condition;

import io.muster.verification.condition.Condition.Comparison;
import java.util.Optional;

/**
 * What a variable holds. The engine bends unlike values until they compare ({@code '01'} equals 1, {@code 'no'} equals
 * false) or fails; so that nobody has to know how, a variable is compared with literals of its own type only.
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

    /** The type that a literal has by itself: every number is a {@link #NUMBER}. */
    public static ValueType of(Object literal) {
        if (literal instanceof Boolean) {
            return BOOLEAN;
        }
        return literal instanceof Double ? NUMBER : TEXT;
    }

    /** What is wrong with comparing a variable of this type so, without full stop; empty when nothing is. */
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
