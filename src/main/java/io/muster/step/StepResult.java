package io.muster.step;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The result of a step.
 *
 * @param outcome a word of the declared closed set, or null for a step without outcome
 * @param variables declared variables with small scalars: text, whole number, boolean
 */
public record StepResult(@Nullable String outcome, Map<String, Object> variables) {

    public StepResult {
        variables = Map.copyOf(variables);
    }

    public static StepResult nothing() {
        return new StepResult(null, Map.of());
    }

    public static StepResult outcome(String word) {
        return new StepResult(word, Map.of());
    }

    public StepResult with(String variable, Object value) {
        var more = new LinkedHashMap<>(variables);
        more.put(variable, value);
        return new StepResult(outcome, more);
    }

    Optional<String> word() {
        return Optional.ofNullable(outcome);
    }
}
