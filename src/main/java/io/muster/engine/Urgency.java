package io.muster.engine;

import org.jspecify.annotations.Nullable;

/**
 * The urgency of an open task, by how late it is. Stored as the task's priority together with the tier, so that Tasklist
 * also shows it and sorts by it.
 */
public enum Urgency {
    ORDINARY(50),
    /** People were reminded. */
    REMINDED(75),
    /** A finding informs the owner that the decision is overdue. */
    OVERDUE(100);

    /** What a tier adds at most: it orders tasks of the same urgency, the highest tier first. */
    private static final int MOST_OF_TIER = 20;

    private final int priority;

    Urgency(int priority) {
        this.priority = priority;
    }

    /** @param tier of the version; null if it has none, which counts as the highest */
    public int priority(@Nullable Integer tier) {
        return priority + (tier == null ? MOST_OF_TIER : MOST_OF_TIER - 10 * (tier - 1));
    }

    /** @param priority of a task in the engine */
    public static Urgency of(int priority) {
        if (priority >= OVERDUE.priority) {
            return OVERDUE;
        }
        return priority >= REMINDED.priority ? REMINDED : ORDINARY;
    }
}
