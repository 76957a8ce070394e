package io.muster.step;

/**
 * Whether a step may ask the decision that its diagram names. What a diagram names is looked at when it is deployed; this
 * asks again when the step runs, however the diagram came in force.
 */
@FunctionalInterface
public interface DecisionInputCheck {

    /**
     * @param step one with an input that names a decision
     * @param decision its id
     * @throws io.muster.shared.Refusal if nobody agreed to this decision
     */
    void require(StepContract step, String decision);
}
