package io.muster.step;

/**
 * The check that a guarded step may be executed now. The proof shows that no drawn path leads to a guarded step without
 * its controls; this check repeats it when the step runs, regardless of the token's path.
 */
@FunctionalInterface
public interface GuardCheck {

    /**
     * @param step one that declares a guard
     * @throws io.muster.shared.Refusal if a control it demands was not provided, naming each
     */
    void require(StepContract step, StepContext context);
}
