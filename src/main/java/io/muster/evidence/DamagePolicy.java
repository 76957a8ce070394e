package io.muster.evidence;

/** The consequence for a version whose evidence is not as it was recorded. */
public enum DamagePolicy {
    /** It stops serving on every node, and cannot be deployed, promoted or renewed. */
    SUSPEND,
    /** It continues to serve where it does, but cannot be deployed, promoted or renewed. */
    RESTRICT,
    /** It is shown to people and operators; only its certificate cannot be issued or renewed. */
    WARN;

    public boolean stopsService() {
        return this == SUSPEND;
    }

    public boolean stopsDeployment() {
        return this != WARN;
    }
}
