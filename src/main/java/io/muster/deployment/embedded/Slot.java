package io.muster.deployment.embedded;

import io.muster.deployment.Deployment;
import org.jspecify.annotations.Nullable;

/**
 * One deployment as this node sees it: loaded, or refused.
 *
 * @param served null if refused
 * @param refusal why, null if loaded
 */
record Slot(
        Deployment deployment,
        @Nullable Served served,
        @Nullable String refusal) {

    static Slot of(Served served) {
        return new Slot(served.deployment(), served, null);
    }

    static Slot refused(Deployment deployment, String why) {
        return new Slot(deployment, null, why);
    }
}
