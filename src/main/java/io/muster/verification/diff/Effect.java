package io.muster.verification.diff;

/** What a difference does to the controls. */
public enum Effect {
    /** Something is controlled less than before, or nobody can say that it is not. */
    WEAKER,
    STRONGER,
    NEITHER
}
