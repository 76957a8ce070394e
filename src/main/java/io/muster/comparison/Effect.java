package io.muster.comparison;

/** What a difference does to the controls. */
public enum Effect {
    /** Something is controlled less than before, or nobody can say that it is not. */
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
