package io.muster.deployment;

import io.muster.shared.Actor;
import io.muster.shared.VersionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The present or past deployment of a version in an environment.
 *
 * @param target name of the {@link DeploymentTarget} that serves it
 * @param certificate serial of the certificate it was deployed with
 * @param refusal why it does not serve although deployed, or null
 * @param ending null while it is in force
 */
public record Deployment(
        String id,
        VersionId version,
        String environment,
        DeploymentRole role,
        String target,
        String certificate,
        Actor by,
        Instant since,
        @Nullable String refusal,
        @Nullable Ending ending) {

    public record Ending(Actor by, Instant at, String reason) {}

    /** The state of a deployment. */
    public enum State {
        SERVING,
        /** It should serve, but a node refuses because its certificate is not valid or its artifact cannot be loaded. */
        REFUSED,
        ENDED
    }

    public State state() {
        if (ending != null) {
            return State.ENDED;
        }
        return refusal == null ? State.SERVING : State.REFUSED;
    }

    public boolean isActive() {
        return ending == null;
    }

    public boolean isChampion() {
        return role == DeploymentRole.CHAMPION;
    }
}
