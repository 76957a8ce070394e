package io.muster.deployment;

/** What a version does in an environment. */
public enum DeploymentRole {
    /** Answers requests that name no version. At most one a model and environment. */
    CHAMPION,
    /** Answers requests that name it, to be compared with the champion. */
    CHALLENGER,
    /** Answers nobody: it is loaded and checked, its answers are for monitoring. */
    SHADOW,
    /** Answers requests that name it, before it becomes champion. */
    CANARY
}
