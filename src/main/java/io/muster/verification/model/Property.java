package io.muster.verification.model;

import io.muster.verification.model.ProofPolicy.Enforcement;

/** The properties that are proved of a process. Ids are stable: policies, findings and evidence name them. */
public enum Property {
    CONTROL_BEFORE_GUARD(
            "control-before-guard",
            "On every path to a guarded step, each control that its tier demands was provided after the last event that voids it."),
    DEFINED_BEFORE_READ("defined-before-read", "No gateway or table reads a variable that nothing has written yet."),
    FRESHNESS("freshness", "No gateway reads a decision that was made before the artifact last changed."),
    SINGLE_WRITER("single-writer", "Only its own sign-off writes a decision variable."),
    REJECT_BY_DEFAULT(
            "reject-by-default",
            "A missing or unknown outcome of a control never leads to a certificate, a deployment, a promotion or a retirement."),
    REJECTION_HEEDED(
            "rejection-heeded",
            "A sign-off that does not accept never leads on to a certificate, a deployment, a promotion, a retirement or a process change.",
            Enforcement.WARN),
    INDEPENDENCE("independence", "Sign-offs that must be made by different people say so, across called processes."),
    COMPLETION("option-to-complete", "From every state that can be reached, an end can be reached with no token left."),
    NO_DEAD_ELEMENT("no-dead-element", "Every element can be reached in some tier."),
    BOUNDED("bounded", "The number of tokens is bounded."),
    DEADLINE("deadline", "Every wait has a deadline or is declared as an in-service wait."),
    ROLLBACK(
            "rollback",
            "After a failed deployment or promotion, every end is preceded by a rollback, a suspension or a success."),
    LONGEST_WAIT(
            "longest-wait",
            "The longest sum of timers without a check in between stays within what the policy allows.");

    private final String id;
    private final String sentence;
    private final Enforcement unlessStated;

    Property(String id, String sentence) {
        this(id, sentence, Enforcement.ENFORCE);
    }

    Property(String id, String sentence, Enforcement unlessStated) {
        this.id = id;
        this.sentence = sentence;
        this.unlessStated = unlessStated;
    }

    public String id() {
        return id;
    }

    public String sentence() {
        return sentence;
    }

    /** How strictly it is enforced if the policy does not say. */
    Enforcement unlessStated() {
        return unlessStated;
    }
}
