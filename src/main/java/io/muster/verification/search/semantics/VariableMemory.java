package io.muster.verification.search.semantics;

import io.muster.verification.condition.Condition;
import io.muster.verification.condition.Condition.And;
import io.muster.verification.condition.Condition.Comparison;
import io.muster.verification.condition.Condition.Not;
import io.muster.verification.condition.Condition.Or;
import io.muster.verification.model.Property;
import io.muster.verification.search.state.Domain;
import io.muster.verification.search.state.State;
import io.muster.verification.search.state.TrackedVariables;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The variables of a run, read and written as the engine does; mistaken reads are reported. */
final class VariableMemory {

    private final TrackedVariables vocabulary;
    private final BiConsumer<Property, String> notice;
    private final BooleanSupplier either;
    private final Map<String, String> written = new TreeMap<>();

    /** @param either answers unknown comparisons, one way and the other */
    VariableMemory(TrackedVariables vocabulary, BiConsumer<Property, String> notice, BooleanSupplier either) {
        this.vocabulary = vocabulary;
        this.notice = notice;
        this.either = either;
    }

    /** The values written so far. */
    Map<String, String> written() {
        return written;
    }

    /** Writes a word, if the variable is ever read. */
    void write(int[] frame, String variable, @Nullable String word) {
        if (word != null) {
            written.put(variable, word);
        }
        var index = vocabulary.index(variable);
        if (index >= 0) {
            frame[index] =
                    word == null ? Domain.MISSING : vocabulary.domain(index).value(word);
        }
    }

    /** The artifact changed: outcomes of controls no longer count. */
    void voidControls(State state) {
        state.controls = 0;
        state.forgetAnswers(-1);
        state.tokens().stream().map(token -> token.values).forEach(values -> {
            for (var i = 0; values != null && i < values.length; i++) {
                values[i] = vocabulary.domain(i).voided(values[i]);
            }
        });
    }

    /**
     * The value for a table's input, or null when it may be any: tables may distinguish other cases than conditions do.
     */
    @Nullable
    String read(int[] frame, String variable) {
        var index = vocabulary.index(variable);
        if (index < 0) {
            return null;
        }
        notice(index, frame[index]);
        return vocabulary.domain(index).open() ? null : vocabulary.domain(index).word(frame[index]);
    }

    /** Whether a condition that is waited for holds: a missing variable is not a mistake. */
    boolean peek(int[] frame, Condition condition) {
        return new VariableMemory(vocabulary, (property, why) -> {}, either).holds(frame, condition);
    }

    /** Evaluates as the engine does: from left to right, no further than needed; null equals nothing. */
    boolean holds(int[] frame, Condition condition) {
        if (condition instanceof Not not) {
            return !holds(frame, not.operand());
        }
        if (condition instanceof And and) {
            return and.operands().stream().allMatch(operand -> holds(frame, operand));
        }
        if (condition instanceof Or or) {
            return or.operands().stream().anyMatch(operand -> holds(frame, operand));
        }
        return holds(frame, (Comparison) condition);
    }

    private boolean holds(int[] frame, Comparison comparison) {
        var index = vocabulary.index(comparison.variable());
        notice(index, frame[index]);
        if (vocabulary.domain(index).isAnything(frame[index])) {
            // It has a value, but which word it is was forgotten or never known.
            return either.getAsBoolean();
        }
        return holds(comparison, vocabulary.domain(index).word(frame[index]));
    }

    private boolean holds(Comparison comparison, @Nullable String word) {
        try {
            return comparison.holds(word);
        } catch (NumberFormatException e) {
            notice.accept(
                    Property.DEFINED_BEFORE_READ,
                    "'%s' can be '%s', which is compared with a number".formatted(comparison.variable(), word));
            return either.getAsBoolean();
        }
    }

    private void notice(int index, int value) {
        var domain = vocabulary.domain(index);
        if (value == Domain.UNDEFINED) {
            notice.accept(
                    Property.DEFINED_BEFORE_READ,
                    "'%s' is read before anything has written it".formatted(domain.name()));
        } else if (domain.isStale(value)) {
            notice.accept(
                    Property.FRESHNESS, "'%s' was decided before the artifact last changed".formatted(domain.name()));
        }
    }

    /** Controls whose outcome is missing or unknown in a frame. */
    List<Domain> unanswered(int[] frame) {
        return java.util.stream.IntStream.range(0, frame.length)
                .filter(index -> vocabulary.domain(index).control() != null)
                .filter(index -> frame[index] == Domain.MISSING || frame[index] == Domain.UNKNOWN)
                .mapToObj(vocabulary::domain)
                .toList();
    }
}
