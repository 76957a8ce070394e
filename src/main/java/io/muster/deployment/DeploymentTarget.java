package io.muster.deployment;

import io.muster.extensions.ExtensionPoint;
import java.util.Collection;

/**
 * A target that can serve versions: this process itself, or a cluster elsewhere. Its caller decides whether a version
 * may serve, and instructs it what to serve and what to refuse. Each passes {@code DeploymentTargetContract}; those of
 * other jars are beans like Muster's own, and Muster bounds how long it waits for them ({@code OutsideTarget}). Methods
 * are called from several threads. {@link DeploymentTargets} lists all targets.
 */
@ExtensionPoint("deployment target")
public interface DeploymentTarget {

    /**
     * The name that deployments choose it by: lower-case words with hyphens, at most 63 characters. It is stored with
     * each deployment, so it is never changed.
     */
    String name();

    /** Whether it serves an environment. */
    boolean serves(String environment);

    /**
     * Prepares everything, so that nothing can fail once the row is committed: loads the artifact and replays its
     * golden records.
     *
     * @throws io.muster.shared.Refusal if the version cannot be served
     */
    Rollout prepare(Admitted admitted, Deployment deployment);

    /**
     * Whether it serves this deployment with this content; if so, it continues until this certificate expires. Stops
     * serving it with other content or in another role.
     */
    boolean confirm(Admitted admitted, Deployment deployment);

    /** Answers requests for it that it is not yet loaded, unless it is already known. */
    void expect(Deployment deployment);

    /** Answers requests for it with the reason. */
    void refuse(Deployment deployment, String why);

    /** Removes it once current requests are answered. Does nothing if it is unknown. */
    void withdraw(Deployment deployment);

    /** All deployments it serves or refuses. */
    Collection<Deployment> known();

    /** A prepared switch; exactly one of its methods is called. */
    interface Rollout {

        /** Serves it, unless it was refused since it was prepared; then the refusal stays. */
        void commit();

        void abort();
    }
}
