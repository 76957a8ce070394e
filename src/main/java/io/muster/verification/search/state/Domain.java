package io.muster.verification.search.state;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The possible values of a variable. A state holds them as numbers: 0 nothing yet, 1 null, 2 a word outside the closed
 * set, 3 an outcome from before the artifact changed, then the words.
 *
 * @param words its closed set, or representatives of every case that conditions distinguish
 * @param open whether its words also represent others
 * @param undeclared whether nothing in the diagram writes it, so that it may hold any value from the start
 * @param control whose outcome it holds, or null
 */
public record Domain(
        String name,
        List<String> words,
        boolean open,
        boolean undeclared,
        @Nullable String control) {

    public static final int UNDEFINED = 0;
    public static final int MISSING = 1;
    public static final int UNKNOWN = 2;
    /** Reading it is a mistake, so it does not matter which word it was. */
    private static final int VOIDED = 3;

    private static final int FIRST = 4;

    static final String ANYTHING_ELSE = "anything else";

    public Domain {
        words = List.copyOf(words);
    }

    /** One value for each case that comparisons with these literals can distinguish. */
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

    public int value(String word) {
        var index = words.indexOf(word);
        return index < 0 ? UNKNOWN : FIRST + index;
    }

    public boolean isStale(int value) {
        return value == VOIDED;
    }

    /** Whether it is an outcome outside the control's closed set. */
    boolean isUnheardOf(int value) {
        return value == UNKNOWN && control != null;
    }

    /** Whether it may hold an unknown word. */
    public boolean isAnything(int value) {
        return isStale(value) || value == UNKNOWN && control == null;
    }

    /** The value after the artifact changed: a control's outcome no longer counts. */
    public int voided(int value) {
        return control == null || value == UNDEFINED ? value : VOIDED;
    }

    @Nullable
    public String word(int value) {
        return value < FIRST ? null : words.get(value - FIRST);
    }
}
