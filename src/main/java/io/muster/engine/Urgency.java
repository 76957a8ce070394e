package io.muster.engine;

/**
 * How long a task has been waiting, by what its process did about it. Kept as the task's priority, so that Tasklist
 * shows it and sorts by it, too.
 */
public enum Urgency {
    ORDINARY(50),
    /** People were reminded. */
    REMINDED(75),
    /** The owner has a finding that the decision is overdue. */
    OVERDUE(100);

    private final int priority;

    Urgency(int priority) {
        this.priority = priority;
    }

    public int priority() {
        return priority;
    }

    /** @param priority of a task, as the engine keeps it */
    public static Urgency of(int priority) {
        if (priority >= OVERDUE.priority) {
            return OVERDUE;
        }
        return priority >= REMINDED.priority ? REMINDED : ORDINARY;
    }
}
