package io.muster.proofs.comparison;

import io.muster.proofs.comparison.TableChange.Kind;
import io.muster.proofs.prover.Tables.AskedTable;
import io.muster.security.UserGroups;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The order of a table's answers by how much they demand, according to the table {@code answer-strictness} in force.
 */
final class Strictness {

    /** The table that defines strictness. */
    static final String TABLE = "answer-strictness";

    private static final String UNKNOWN = "unknown";
    /** A group of people, who must exist. */
    private static final String GROUP = "group";

    private static final String EACH = "each";

    private final Optional<AskedTable> said;
    private final String table;
    private final UserGroups groups;
    private final Map<String, String> words = new HashMap<>();

    /**
     * @param said without it, every different answer counts as looser
     * @param table whose answers are compared
     * @param groups those that an answer may name
     */
    Strictness(Optional<AskedTable> said, String table, UserGroups groups) {
        this.groups = groups;
        this.said = said;
        this.table = table;
    }

    /** Whether every row with a different value of this output is a separate demand. */
    boolean isDemand(String output) {
        return word(output).equals(EACH);
    }

    /** @return empty when both demand the same */
    Optional<Kind> compare(String output, @Nullable Object before, @Nullable Object after) {
        if (isSame(before, after)) {
            return Optional.empty();
        }
        var word = word(output);
        return Optional.of(
                switch (word) {
                    case "higher" -> numbers(before, after, 1);
                    case "lower" -> numbers(before, after, -1);
                    default -> words(word, before, after);
                });
    }

    /** Of several answers that apply together, the one that demands most; null if none demands anything. */
    @Nullable
    Object strictest(String output, List<@Nullable Object> answers) {
        Object strictest = answers.get(0);
        for (var answer : answers) {
            if (compare(output, strictest, answer)
                    .filter(kind -> kind == Kind.STRICTER)
                    .isPresent()) {
                strictest = answer;
            }
        }
        return strictest;
    }

    /** Why an answer has no known meaning; only where all words are known. */
    Optional<String> objection(String output, @Nullable Object answer) {
        var word = word(output);
        var words = word.equals(GROUP) ? List.copyOf(groups.ids()) : listed(word);
        return words.size() < 2 || answer == null || words.contains(answer.toString())
                ? Optional.empty()
                : Optional.of("it answers %s '%s'; one of %s is expected".formatted(output, answer, words));
    }

    private String word(String output) {
        return words.computeIfAbsent(output, this::ask);
    }

    private String ask(String output) {
        return said.map(asked -> asked.words(Map.of("table", table, "output", output)))
                .flatMap(words -> words.stream().findFirst())
                .orElse(UNKNOWN);
    }

    private static boolean isSame(@Nullable Object before, @Nullable Object after) {
        return before instanceof Number one && after instanceof Number other
                ? one.doubleValue() == other.doubleValue()
                : java.util.Objects.equals(before, after);
    }

    /** Without a number, nothing is demanded. */
    private static Kind numbers(@Nullable Object before, @Nullable Object after, int sign) {
        if (before == null) {
            return after instanceof Number ? Kind.STRICTER : Kind.UNKNOWN;
        }
        if (after == null) {
            return Kind.LOOSER;
        }
        if (before instanceof Number one && after instanceof Number other) {
            return sign * Double.compare(other.doubleValue(), one.doubleValue()) > 0 ? Kind.STRICTER : Kind.LOOSER;
        }
        return Kind.UNKNOWN;
    }

    private static Kind words(String word, @Nullable Object before, @Nullable Object after) {
        var words = listed(word);
        var one = words.indexOf(String.valueOf(before));
        var other = words.indexOf(String.valueOf(after));
        if (one < 0 || other < 0) {
            return Kind.UNKNOWN;
        }
        return other < one ? Kind.STRICTER : Kind.LOOSER;
    }

    private static List<String> listed(String word) {
        return Arrays.stream(word.split(">")).map(String::strip).toList();
    }
}
