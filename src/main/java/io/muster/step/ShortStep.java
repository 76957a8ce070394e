package io.muster.step;

import io.muster.extensions.ExtensionPoint;

/**
 * A step that takes milliseconds to seconds. It runs inside the transaction that moves the token: its writes and the
 * token's move commit together or not at all, and it is retried when it throws.
 */
@ExtensionPoint(value = "step", declaredBy = Step.class)
@FunctionalInterface
public interface ShortStep {

    /**
     * @return its result, as its {@link Step} declares
     * @throws RuntimeException retried by the retry list; then an incident for an operator
     */
    StepResult perform(StepContext context);
}
