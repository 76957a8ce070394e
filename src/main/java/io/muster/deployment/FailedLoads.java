package io.muster.deployment;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The failed loads of this node, which are not retried in each round, unless other content is admitted. */
@Component
class FailedLoads {

    private final DeploymentEvents facts;
    private final DeploymentSettings settings;
    private final Map<String, Failure> failures = new HashMap<>();

    FailedLoads(DeploymentEvents facts, DeploymentSettings settings) {
        this.facts = facts;
        this.settings = settings;
    }

    private record Failure(Admitted tried, Instant again) {}

    boolean mayTry(Deployment deployment, Admitted admitted) {
        var failure = failures.get(deployment.id());
        return failure == null
                || !failure.tried.isSameContentAs(admitted)
                || !facts.now().isBefore(failure.again);
    }

    void note(Deployment deployment, Admitted tried) {
        failures.put(deployment.id(), new Failure(tried, facts.now().plus(settings.retry())));
    }

    void forget(Deployment deployment) {
        failures.remove(deployment.id());
    }

    void forgetAllBut(Collection<Deployment> active) {
        failures.keySet().retainAll(active.stream().map(Deployment::id).collect(Collectors.toSet()));
    }
}
