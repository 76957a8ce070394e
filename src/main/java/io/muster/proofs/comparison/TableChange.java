package io.muster.proofs.comparison;

import java.util.List;
import java.util.stream.Stream;

/**
 * The changes of another version of a decision table, in its rules and in its answers.
 *
 * @param table id of the decision
 * @param file name under which it was sent
 * @param rows changes in its text
 * @param answers changes in its meaning, the looser ones first
 * @param objections why its callers cannot use it, without full stop
 */
public record TableChange(
        String table, String file, List<RowChange> rows, List<AnswerChange> answers, List<String> objections) {

    public TableChange {
        rows = List.copyOf(rows);
        answers = List.copyOf(answers);
        objections = List.copyOf(objections);
    }

    /** Whether an answer, or a rule, demands more or less. */
    public enum Kind {
        LOOSER("Looser"),
        UNKNOWN("Another answer, which counts as looser"),
        /** There is no agreed table to compare it with. */
        NEW("New, which counts as looser"),
        STRICTER("Stricter");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /**
     * Inputs whose answer changes.
     *
     * @param what such as {@code auc: minimum was 0.7, is 0.5}
     * @param where for which inputs, such as {@code tier 1; modelType vendor}; or {@code always}
     */
    public record AnswerChange(Kind kind, String what, String where) {

        public String inWords() {
            return "%s: %s (%s)".formatted(kind.word().toLowerCase(java.util.Locale.ROOT), what, where);
        }
    }

    /**
     * A changed rule.
     *
     * @param before empty for one that was added
     * @param after empty for one that was removed
     */
    public record RowChange(String before, String after) {

        public String word() {
            if (before.isEmpty()) {
                return "Added";
            }
            return after.isEmpty() ? "Removed" : "Changed";
        }

        String inWords() {
            return switch (word()) {
                case "Added" -> "rule added: " + after;
                case "Removed" -> "rule removed: " + before;
                default -> "rule changed: %s; it was: %s".formatted(after, before);
            };
        }
    }

    /** Whether any answer demands less than it did, or may do so. */
    public boolean loosens() {
        return !objections.isEmpty() || answers.stream().anyMatch(answer -> answer.kind() != Kind.STRICTER);
    }

    /** Whether there is no agreed table to compare it with. */
    public boolean isNew() {
        return answers.stream().anyMatch(answer -> answer.kind() == Kind.NEW);
    }

    /** The objections of all changes, one sentence each. */
    static List<String> objections(List<TableChange> changes) {
        return changes.stream()
                .flatMap(change ->
                        change.objections().stream().map(why -> "table '%s': %s".formatted(change.table(), why)))
                .toList();
    }

    TableChange objected(String why) {
        return new TableChange(
                table,
                file,
                rows,
                answers,
                Stream.concat(objections.stream(), Stream.of(why)).toList());
    }

    /** One sentence each, without full stop. */
    public List<String> inWords() {
        var found = Stream.of(
                        objections.stream(),
                        answers.stream().map(AnswerChange::inWords),
                        rows.stream().map(RowChange::inWords))
                .flatMap(each -> each)
                .map(sentence -> "table '%s': %s".formatted(table, sentence))
                .toList();
        return found.isEmpty()
                ? List.of(
                        "table '%s': it answers every question as before, but its file is another one".formatted(table))
                : found;
    }
}
