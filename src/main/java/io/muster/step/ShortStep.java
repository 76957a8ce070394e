package io.muster.step;

/**
 * Work of milliseconds to seconds. It runs inside the transaction that moves the token: what it writes and the token's
 * move commit together or not at all, and what it throws is tried again.
 */
@FunctionalInterface
public interface ShortStep {

    /**
     * @return what it leaves behind, as its {@link Step} declares
     * @throws RuntimeException tried again by the retry list; then an incident for an operator
     */
    StepResult perform(StepContext context);
}
