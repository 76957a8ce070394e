package io.muster.deployment;

import io.muster.shared.events.EventPublisher;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The failed loads of this node, which are not retried in each round, unless other content is admitted. */
@Component
class FailedLoads {

    private final EventPublisher events;
    private final DeploymentSettings settings;
    private final Map<String, Failure> failures = new HashMap<>();

    FailedLoads(EventPublisher events, DeploymentSettings settings) {
        this.events = events;
        this.settings = settings;
    }

    private record Failure(Admitted tried, Instant again) {}

    boolean mayTry(Deployment deployment, Admitted admitted) {
        var failure = failures.get(deployment.id());
        return failure == null
                || !failure.tried.isSameContentAs(admitted)
                || !events.now().isBefore(failure.again);
    }

    void note(Deployment deployment, Admitted tried) {
        failures.put(deployment.id(), new Failure(tried, events.now().plus(settings.retry())));
    }

    void forget(Deployment deployment) {
        failures.remove(deployment.id());
    }

    void forgetAllBut(Collection<Deployment> active) {
        failures.keySet().retainAll(active.stream().map(Deployment::id).collect(Collectors.toSet()));
    }
}
