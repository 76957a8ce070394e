package io.muster.monitoring.overview;

/** The condition of a watched version, the worst first. Not enough data is never normal. */
public enum ModelCondition {
    MAJOR_INCIDENT("Major incident"),
    MINOR_INCIDENT("Minor incident"),
    /** In breach without an incident, because it is silenced. */
    SILENCED_BREACH("Breach, silenced"),
    /** The last evaluation failed, or did not happen when it should have. */
    NOT_EVALUATED("Not evaluated"),
    RECOVERING("Recovering"),
    PENDING("Pending"),
    NOT_ENOUGH_DATA("Not enough data"),
    NORMAL("Normal");

    private final String title;

    ModelCondition(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** Whether a person should look at it. */
    public boolean needsAttention() {
        return compareTo(RECOVERING) < 0;
    }
}
