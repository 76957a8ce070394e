package io.muster.deployment;

import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.stereotype.Component;

/**
 * The readiness of this node: it accepts traffic and has loaded what it could. A version refused for its certificate
 * does not make the node unready, because its other versions continue to serve.
 */
@Component
public class Readiness {

    private final ServingLoader loader;
    private final ApplicationAvailability availability;

    Readiness(ServingLoader loader, ApplicationAvailability availability) {
        this.loader = loader;
        this.availability = availability;
    }

    public boolean isReady() {
        return loader.isCaughtUp() && availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC;
    }
}
