package io.muster.deployment;

import java.util.Collection;

/**
 * Something that can serve versions: this process itself, later a cluster. It is told what to serve and what to refuse;
 * whether a version may serve is decided before.
 */
public interface DeploymentTarget {

    /** Whether it is the place for an environment. */
    boolean serves(String environment);

    /**
     * Makes everything ready, so that nothing can fail any more when the row is committed: loads the artifact and replays
     * its golden records.
     *
     * @throws io.muster.shared.Refusal if the version cannot be served
     */
    Rollout prepare(Admitted admitted, Deployment deployment);

    /**
     * Whether it serves this deployment with this content; if so, until this certificate expires. Stops serving it if it
     * does so with other content or in another role.
     */
    boolean confirm(Admitted admitted, Deployment deployment);

    /** Answers requests for it that it is not loaded yet, unless it is known already. */
    void expect(Deployment deployment);

    /** Answers requests for it with the reason. */
    void refuse(Deployment deployment, String why);

    /** Forgets it once requests under way are answered. Does nothing if it is not known. */
    void withdraw(Deployment deployment);

    /** All it serves or refuses. */
    Collection<Deployment> known();

    /** A prepared switch; exactly one of its methods is called. */
    interface Rollout {

        /** Serves it, unless it was refused since it was prepared: then the refusal stays. */
        void commit();

        void abort();
    }
}
