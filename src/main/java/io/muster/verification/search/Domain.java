package io.muster.verification.search;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a variable can hold. In a state it is a number: 0 nothing yet, 1 null, 2 a word outside the closed set, 3 an
 * outcome from before the artifact changed, then the words.
 *
 * @param words its closed set, or representatives of every case that conditions tell apart
 * @param open whether its words stand for others too
 * @param undeclared whether nothing in the diagram writes it, so that it may hold anything from the start
 * @param control whose outcome it holds, or null
 */
public record Domain(
        String name,
        List<String> words,
        boolean open,
        boolean undeclared,
        @Nullable String control) {

    static final int UNDEFINED = 0;
    static final int MISSING = 1;
    static final int UNKNOWN = 2;
    /** Asking for it is a mistake, so nobody needs to know which word it was. */
    private static final int VOIDED = 3;

    private static final int FIRST = 4;

    static final String ANYTHING_ELSE = "anything else";

    public Domain {
        words = List.copyOf(words);
    }

    /** One value for each case that comparisons with these literals can tell apart. */
    static List<String> representatives(List<Object> literals) {
        var values = new ArrayList<String>();
        var numbers = new TreeSet<Double>();
        literals.forEach(literal -> {
            if (literal instanceof Double number) {
                numbers.add(number);
            } else {
                values.add(literal.toString());
            }
        });
        if (literals.stream().anyMatch(Boolean.class::isInstance)) {
            values.addAll(List.of("true", "false"));
        }
        values.addAll(around(numbers));
        if (numbers.isEmpty() && literals.stream().noneMatch(Boolean.class::isInstance)) {
            values.add(ANYTHING_ELSE);
        }
        return values.stream().distinct().toList();
    }

    private static List<String> around(TreeSet<Double> numbers) {
        var values = new ArrayList<String>();
        for (var number : numbers) {
            var lower = numbers.lower(number);
            values.add(text(lower == null ? number - 1 : (lower + number) / 2));
            values.add(text(number));
        }
        if (!numbers.isEmpty()) {
            values.add(text(numbers.last() + 1));
        }
        return values;
    }

    private static String text(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }

    int value(String word) {
        var index = words.indexOf(word);
        return index < 0 ? UNKNOWN : FIRST + index;
    }

    boolean isStale(int value) {
        return value == VOIDED;
    }

    /** Whether it is a control's outcome that nobody may give. */
    boolean isUnheardOf(int value) {
        return value == UNKNOWN && control != null;
    }

    /** Whether nobody can say which word it is, though there may be one. */
    boolean isAnything(int value) {
        return isStale(value) || value == UNKNOWN && control == null;
    }

    /** What becomes of a value when the artifact changes: a control's outcome counts no more. */
    int voided(int value) {
        return control == null || value == UNDEFINED ? value : VOIDED;
    }

    @Nullable
    String word(int value) {
        return value < FIRST ? null : words.get(value - FIRST);
    }
}
