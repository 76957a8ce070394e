package io.muster.deployment;

/** A target that serves in this process, so that this node's inference endpoint can ask it. */
public interface EndpointTarget extends DeploymentTarget {

    /** What the endpoint can ask. */
    ServedVersions served();
}
