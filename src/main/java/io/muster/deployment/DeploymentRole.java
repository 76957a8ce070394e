package io.muster.deployment;

/** The role of a version in an environment. */
public enum DeploymentRole {
    /** Answers requests that name no version. At most one per model and environment. */
    CHAMPION,
    /** Answers requests that name it, to be compared with the champion. */
    CHALLENGER,
    /** Answers no requests: it is loaded and checked, and its answers are for monitoring. */
    SHADOW,
    /** Answers requests that name it, before it becomes champion. */
    CANARY
}
