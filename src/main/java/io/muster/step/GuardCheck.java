package io.muster.step;

/**
 * Whether a guarded step may be carried out now. The proof says that no drawn way leads to a guarded step without its
 * controls; this asks again when the step runs, whatever way the token took to it.
 */
@FunctionalInterface
public interface GuardCheck {

    /**
     * @param step one that declares a guard
     * @throws io.muster.shared.Refusal if a control it demands was not provided, naming each
     */
    void require(StepContract step, StepContext context);
}
