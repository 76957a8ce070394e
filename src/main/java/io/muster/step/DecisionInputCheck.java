package io.muster.step;

/**
 * The check that a step may use the decision that its diagram names. The name is also checked when the diagram is
 * deployed; this check applies when the step runs, however the diagram came into force.
 */
@FunctionalInterface
public interface DecisionInputCheck {

    /**
     * @param step one with an input that names a decision
     * @param decision its id
     * @throws io.muster.shared.Refusal if no one agreed to this decision
     */
    void require(StepContract step, String decision);
}
