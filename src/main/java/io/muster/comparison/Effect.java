package io.muster.comparison;

/** The effect of a difference on the controls. */
public enum Effect {
    /** Something is controlled less than before, or it cannot be shown that it is not. */
    WEAKER("Weaker"),
    STRONGER("Stronger"),
    NEITHER("No difference in controls");

    private final String heading;

    Effect(String heading) {
        this.heading = heading;
    }

    public String heading() {
        return heading;
    }
}
