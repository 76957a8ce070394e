package io.muster.engine;

/**
 * The urgency of an open task, by the escalation its process has taken. Stored as the task's priority, so that Tasklist
 * also shows it and sorts by it.
 */
public enum Urgency {
    ORDINARY(50),
    /** People were reminded. */
    REMINDED(75),
    /** A finding informs the owner that the decision is overdue. */
    OVERDUE(100);

    private final int priority;

    Urgency(int priority) {
        this.priority = priority;
    }

    public int priority() {
        return priority;
    }

    /** @param priority of a task in the engine */
    public static Urgency of(int priority) {
        if (priority >= OVERDUE.priority) {
            return OVERDUE;
        }
        return priority >= REMINDED.priority ? REMINDED : ORDINARY;
    }
}
