package io.muster.lifecycle.steps.serve;

import io.muster.deployment.Deployment;
import io.muster.deployment.DeploymentRole;
import io.muster.shared.VersionId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A suspension of a version, or its rollback in an emergency: the body of its evidence.
 *
 * @param certificate serial of the certificate it had then; null if it had none
 * @param places where it served
 * @param revalidation when it was to be validated again; null if that was not planned
 * @param instead the version that serves instead since a rollback; null if none does
 */
record Suspension(
        String reason,
        @Nullable String certificate,
        List<Place> places,
        @Nullable Instant revalidation,
        @Nullable String instead) {

    Suspension {
        places = List.copyOf(places);
    }

    /** A place where a version served. */
    record Place(String environment, DeploymentRole role, String target) {

        static Place of(Deployment deployment) {
            return new Place(deployment.environment(), deployment.role(), deployment.target());
        }
    }

    List<Place> championPlaces() {
        return places.stream()
                .filter(place -> place.role() == DeploymentRole.CHAMPION)
                .toList();
    }

    Suspension because(String again) {
        return new Suspension(again, certificate, places, revalidation, instead);
    }

    Suspension insteadServes(@Nullable VersionId champion) {
        var serves = champion == null ? null : champion.toString();
        return new Suspension(reason, certificate, places, revalidation, serves);
    }
}
