package io.muster.engine.execution;

import io.muster.step.BusinessKey;
import io.muster.step.StepContext;
import io.muster.step.StepContract;
import io.muster.step.StepProblem;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A step's view of its process, independent of how the engine provides variables.
 *
 * @param run id of this run of the step
 * @param variables by name; null for a missing one
 */
record VariableContext(
        StepContract step,
        BusinessKey key,
        String rootInstance,
        String instance,
        String run,
        Function<String, @Nullable Object> variables,
        Function<String, @Nullable Object> ownScope)
        implements StepContext {

    @Override
    public String input(String name) {
        var declared = step.input(name)
                .orElseThrow(
                        () -> StepProblem.STEP_MISUSED.refusal("Step '%s' declares no input '%s'", step.id(), name));
        return declared.optional() && ownScope.apply(name) == null ? "" : text(name);
    }

    @Override
    public String text(String variable) {
        return require(variable, String.class, "a text");
    }

    @Override
    public int integer(String variable) {
        return require(variable, Number.class, "a whole number").intValue();
    }

    @Override
    public boolean has(String variable) {
        return variables.apply(variable) != null;
    }

    private <T> T require(String variable, Class<T> type, String expected) {
        var value = variables.apply(variable);
        if (!type.isInstance(value)) {
            throw StepProblem.STEP_MISUSED.refusal(
                    "Step '%s' of %s expects %s in variable '%s', not '%s'", step.id(), key, expected, variable, value);
        }
        return type.cast(value);
    }
}
