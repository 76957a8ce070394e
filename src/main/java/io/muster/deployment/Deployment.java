package io.muster.deployment;

import io.muster.shared.Actor;
import io.muster.shared.VersionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version that is to serve, or served, in an environment.
 *
 * @param certificate serial of the certificate it was deployed with
 * @param refusal why it does not serve although it is to, or null
 * @param ending null while it is to serve
 */
public record Deployment(
        String id,
        VersionId version,
        String environment,
        DeploymentRole role,
        String certificate,
        Actor by,
        Instant since,
        @Nullable String refusal,
        @Nullable Ending ending) {

    public record Ending(Actor by, Instant at, String reason) {}

    /** Where a deployment stands. */
    public enum State {
        SERVING,
        /** It is to serve, but a node refuses: its certificate is not valid or its artifact cannot be loaded. */
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
