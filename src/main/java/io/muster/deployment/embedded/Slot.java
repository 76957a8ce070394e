package io.muster.deployment.embedded;

import io.muster.deployment.Deployment;
import org.jspecify.annotations.Nullable;

/**
 * A deployment on this node: loaded or refused.
 *
 * @param served null if refused
 * @param refusal why, null if loaded
 */
record Slot(
        Deployment deployment,
        @Nullable Served served,
        @Nullable String refusal) {

    private static final String AWAITED = "It is not loaded yet";

    boolean isServed() {
        return served != null;
    }

    /** Whether it would serve but is not yet loaded. */
    boolean isAwaited() {
        return AWAITED.equals(refusal);
    }

    /** Whether the row still describes the same deployment. */
    boolean isFor(Deployment row) {
        return deployment.version().equals(row.version()) && deployment.role() == row.role();
    }

    static Slot of(Served served) {
        return new Slot(served.deployment(), served, null);
    }

    static Slot awaited(Deployment deployment) {
        return refused(deployment, AWAITED);
    }

    static Slot refused(Deployment deployment, String why) {
        return new Slot(deployment, null, why);
    }
}
