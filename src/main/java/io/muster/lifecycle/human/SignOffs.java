package io.muster.lifecycle.human;

/** Words of sign-off evidence. */
public final class SignOffs {

    /** Outcome of a sign-off that provides its control; otherwise the decision itself is the outcome. */
    public static final String ACCEPTED = "accepted";

    private SignOffs() {}
}
